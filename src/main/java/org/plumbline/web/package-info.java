/**
 * What every page and endpoint shares: one shape for errors (RFC 9457), who may call, how much may be sent, in which
 * language to answer, where the settings and the shipped files are.
 *
 * <p>Single-user for now: every request is the one local user with every role, and in exchange nothing but this machine may
 * call. Must not know rules, scores or storage; it stands on Spring alone.
 *
 * <p>Start reading at {@link org.plumbline.web.ProblemAdvice} and {@link org.plumbline.web.SecurityConfiguration}.
 */
package org.plumbline.web;
