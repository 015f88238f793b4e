/** The points of an indicator without an actual value (缺失处理): a calculation without a table of rules. */
package org.plumbline.core.rule.missing;
