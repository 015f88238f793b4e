package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;

/** Selects the media type that a caller prefers. */
public final class ContentNegotiation {

    private ContentNegotiation() {}

    /** The first media type that the caller accepts; the first of all if any is accepted. */
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
