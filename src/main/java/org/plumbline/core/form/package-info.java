/**
 * Self-evaluation forms (自评表): blank forms out, filled forms in. A filled form becomes a submission; unclear content
 * becomes a question, and parts that were not read are listed. Must not know Spring, storage or requests. Start reading
 * at {@link org.plumbline.core.form.FilledForm}.
 */
package org.plumbline.core.form;
