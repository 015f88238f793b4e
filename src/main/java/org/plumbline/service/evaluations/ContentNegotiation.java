package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;

/** Which of several forms of one thing a caller wants. */
public final class ContentNegotiation {

    private ContentNegotiation() {}

    /** The first form the caller accepts; the first of all where any will do. */
    public static MediaType chooseMediaType(HttpServletRequest request, List<MediaType> forms)
            throws HttpMediaTypeNotAcceptableException {
        for (MediaType accepted :
                new HeaderContentNegotiationStrategy().resolveMediaTypes(new ServletWebRequest(request))) {
            for (MediaType form : forms) {
                if (accepted.includes(form)) {
                    return form;
                }
            }
        }
        throw new HttpMediaTypeNotAcceptableException(forms);
    }
}
