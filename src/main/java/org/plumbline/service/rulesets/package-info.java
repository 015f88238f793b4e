/**
 * Rule set versions and their life: the rule files an operator lays out become versions, a published version is in force for
 * its years, and whoever scores borrows the executable rule set of a version.
 *
 * <p>Files are kept by SHA-256, and rule sets are built from what was kept, so that a replay uses the rules of its time and
 * any node builds the same. Which version is in force is one immutable picture ({@code PublishedVersions}) that readers take without
 * a lock and a publication replaces as a whole.
 *
 * <p>Must not know evaluations or how a score comes about. Start reading at {@link org.plumbline.service.rulesets.RuleSetProvider}.
 */
package org.plumbline.service.rulesets;
