package org.plumbline.service.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body as bytes, for controllers with their own parser. */
public final class RequestBodyReader {

    private RequestBodyReader() {}

    /** @throws ProblemException if there is none, or it is incomplete */
    public static byte[] readAll(HttpServletRequest request) {
        byte[] body;
        try {
            ServletInputStream in = request.getInputStream();
            int length = request.getContentLength();
            body = length < 0 ? in.readAllBytes() : in.readNBytes(length);
        } catch (IOException e) {
            throw new ProblemException(ProblemKind.BAD_REQUEST);
        }
        if (body.length == 0) {
            throw new ProblemException(ProblemKind.BAD_REQUEST);
        }
        return body;
    }
}
