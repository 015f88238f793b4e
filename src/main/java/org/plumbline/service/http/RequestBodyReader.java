package org.plumbline.service.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A request's body as it came, for whoever reads it by code of its own. */
public final class RequestBodyReader {

    private RequestBodyReader() {}

    /** @throws ProblemException where there is none, or it breaks off */
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
