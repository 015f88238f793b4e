/**
 * What every page and endpoint shares: one shape for errors (RFC 9457), who may call, how much may be sent, in which
 * language to answer, where the settings and the shipped files are.
 *
 * <p>Without users every request is the one local user's with every role, and in exchange nothing but this machine
 * may call. Must not know scores; of storage it reads the table of users alone, which {@code accounts} writes; of rules it knows only how a problem is worded in two languages.
 *
 * <p>Start reading at {@link org.plumbline.service.http.ProblemAdvice} and {@link org.plumbline.service.security.SecurityConfiguration}.
 */
package org.plumbline.service.http;
