package org.plumbline.service.security;

/**
 * A request that was answered with 401, 403 or 429; published as an event.
 *
 * @param problem kind of the refusal, such as {@code forbidden}
 * @param path without its query, cut off where it is long
 * @param actor who asked; null where nobody was signed in
 * @param address where the request came from
 */
public record DeniedCall(int status, String problem, String method, String path, String actor, String address) {}
