package org.plumbline.service.security;

/**
 * A request that was answered with 401, 403 or 429; published as an event.
 *
 * @param problem kind of the rejection, such as {@code forbidden}
 * @param method of the request itself, not of the container's dispatch to its error page
 * @param path without its query, truncated
 * @param actor the caller; null if not signed in
 * @param attempted name for which a wrong password was sent, made safe for one line; null if there was none
 * @param address of the caller
 */
public record DeniedCall(
        int status, String problem, String method, String path, String actor, String attempted, String address) {}
