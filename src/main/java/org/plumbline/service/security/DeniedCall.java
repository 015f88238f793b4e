package org.plumbline.service.security;

/**
 * A request that was answered with 401, 403 or 429; published as an event.
 *
 * @param problem kind of the refusal, such as {@code forbidden}
 * @param method of the request itself, not of the container's dispatch to its error page
 * @param path without its query, cut off where it is long
 * @param actor who asked; null where the caller was not signed in
 * @param attempted name that a wrong password was sent for, made fit for one line; null where there was none
 * @param address where the request came from
 */
public record DeniedCall(
        int status, String problem, String method, String path, String actor, String attempted, String address) {}
