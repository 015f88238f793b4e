/**
 * The audit log: what was kept or done to a rule set, as entries of a hash chain, and the proof that both still are as they
 * were.
 *
 * <p>An entry is recorded in the transaction of what it speaks of and chained a moment later, so that scoring waits for no
 * other's entry and a killed process leaves either both or neither. Verification walks the chain with flat memory and asks
 * the {@link org.plumbline.service.audit.AuditEntrySource} of each kind what is stored now.
 *
 * <p>Must not know evaluations or rule sets: they record entries here and bear witness. Start reading at
 * {@link org.plumbline.service.audit.AuditLog} and {@link org.plumbline.service.audit.AuditLogVerifier}.
 */
package org.plumbline.service.audit;
