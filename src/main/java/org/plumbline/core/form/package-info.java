/**
 * Self-evaluation forms (自评表): blank forms out, filled forms in. A filled form becomes a submission; what is unsure
 * becomes a question, and what was not read is named. Must not know Spring, storage or requests. Start reading at
 * {@link org.plumbline.core.form.FilledForm}.
 */
package org.plumbline.core.form;
