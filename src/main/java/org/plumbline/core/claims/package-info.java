/**
 * What a published report claims in its sentences and tables, by a closed grammar, and the checks over these claims. Must not
 * depend on scoring: a report is checked without a rule set.
 */
package org.plumbline.core.claims;
