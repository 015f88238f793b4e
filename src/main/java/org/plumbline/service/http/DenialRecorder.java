package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;

/** Records calls that are answered with 401, 403 or 429. */
public interface DenialRecorder {

    /**
     * Remembers the signed-in caller in the request. The error page is rendered in a later dispatch, in which callers that
     * use an API key are no longer signed in.
     */
    void keepCaller(HttpServletRequest request);

    /** @param path as requested by the caller */
    void record(HttpServletRequest request, int status, ProblemKind kind, String path);
}
