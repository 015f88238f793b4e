/** The family 等级: the grade of a total. The rule is {@link org.plumbline.vocabulary.GradeBand}. */
package org.plumbline.core.rule.grade;
