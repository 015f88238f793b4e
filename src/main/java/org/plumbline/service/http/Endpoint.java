package org.plumbline.service.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a request handler declares about its requests: who may send them, whose data
 * they concern, how large a body may be, and how the response
 * is cached. {@link Endpoints} collects the declarations; the service does not start with a handler that has none.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Endpoint {

    /** The roles that may send the request; empty for every role. */
    Role[] value() default {};

    /** Whether the request is allowed without sign-in. */
    boolean open() default false;

    /**
     * How the caller's scope restricts the request. Without a default, so that a handler that does not state it cannot be
     * compiled.
     */
    ScopeRule scope();

    Body body() default Body.BOUNDED;

    /** Whether the response has a strong ETag, the SHA-256 of its bytes. */
    boolean tagged() default false;

    /**
     * Whether the page that a POST renders is shown again by a GET of the parent address, which is where its links to
     * the other language lead.
     */
    boolean parentShowsPage() default false;

    /** The limits of a request body. Uploaded files have a limit of their own. */
    enum Body {
        /** At most {@code plumbline.max-body}. */
        BOUNDED,
        /** At most {@code plumbline.max-job}; read while it arrives. */
        JOB,
        /** Without a limit as a whole; read line by line while it arrives, each line within {@code plumbline.max-body}. */
        LINES
    }
}
