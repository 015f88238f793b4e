/** The list of the rule families ({@link org.plumbline.core.rule.family.RuleFamilies}). */
package org.plumbline.core.rule.family;
