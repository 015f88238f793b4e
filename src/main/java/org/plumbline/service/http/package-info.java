/**
 * What every page and endpoint shares: one shape for errors (RFC 9457), the limits of a request body, and the language
 * of the response. Must not know callers' roles or scores. Start reading at
 * {@link org.plumbline.service.http.ProblemAdvice}.
 */
package org.plumbline.service.http;
