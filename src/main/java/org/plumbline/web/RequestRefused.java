package org.plumbline.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is not served, with what its sender needs to know. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members;

    /** @param arguments for the places of the problem's sentence */
    public RequestRefused(ProblemKind kind, Object... arguments) {
        this(kind, Map.of(), arguments);
    }

    private RequestRefused(ProblemKind kind, Map<String, Object> members, Object... arguments) {
        super(kind.key(), null, false, false);
        this.kind = kind;
        this.arguments = arguments;
        this.members = members;
    }

    /** A query parameter that says nothing we know. */
    public static RequestRefused parameter(String name, String found, String expected) {
        return parameter(ProblemKind.BAD_PARAMETER, name, found, expected);
    }

    /** A header whose value cannot be read. */
    public static RequestRefused header(String name, String found, String expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("header", name);
        members.put("found", shortened(found));
        members.put("expected", expected);
        return new RequestRefused(ProblemKind.BAD_HEADER, members, name, expected);
    }

    private static String shortened(String found) {
        return found == null || found.length() <= 80 ? found : found.substring(0, 79) + "…";
    }

    /** A query parameter that can be read and is refused for another reason. */
    public static RequestRefused parameter(ProblemKind kind, String name, String found, String expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("parameter", name);
        members.put("found", shortened(found));
        members.put("expected", expected);
        return new RequestRefused(kind, members, name, expected);
    }

    /** @param what the thing looked for, as its sender named it */
    public static RequestRefused notFound(String what) {
        return new RequestRefused(ProblemKind.NOT_FOUND, what);
    }

    ProblemKind kind() {
        return kind;
    }

    Object[] arguments() {
        return arguments;
    }

    /** Further members of the problem. */
    Map<String, Object> members() {
        return members;
    }
}
