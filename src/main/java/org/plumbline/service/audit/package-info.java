/**
 * The audit log: what was stored or done to a rule set, as entries of a hash chain, and the verification that both are
 * unchanged.
 *
 * <p>An entry is recorded in the transaction of what it describes and chained shortly after, so that scoring does not
 * wait for other entries and a killed process leaves either both or neither. Verification reads the chain with constant
 * memory and compares each entry with what is stored now. Must not know evaluations or rule sets. Start reading at
 * {@link org.plumbline.service.audit.AuditLog}.
 */
package org.plumbline.service.audit;
