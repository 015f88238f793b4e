/**
 * Rule set versions and their life cycle: upload, test, approval, publication, retirement. Files are stored by
 * SHA-256 and rule sets are built from the stored bytes, so that a replay uses the rules of its time and every node
 * builds the same. Which version is in force is one immutable {@code PublishedVersions} that is read without a lock and replaced
 * as a whole. Must not know evaluations. Start reading at {@link org.plumbline.service.rulesets.RuleSetProvider}.
 */
package org.plumbline.service.rulesets;
