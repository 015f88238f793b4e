package org.plumbline.service.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** A request that is not served, with what its sender needs to know. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members;

    /** @param arguments for the places of the problem's sentence */
    public ProblemException(ProblemKind kind, Object... arguments) {
        this(kind, Map.of(), arguments);
    }

    private ProblemException(ProblemKind kind, Map<String, Object> members, Object... arguments) {
        super(kind.key(), null, false, false);
        this.kind = kind;
        this.arguments = arguments;
        this.members = members;
    }

    /** A query parameter that says nothing we know. */
    public static ProblemException invalidParameter(String name, String found, String expected) {
        return invalidParameter(ProblemKind.BAD_PARAMETER, name, found, expected);
    }

    /** A header whose value cannot be read. */
    public static ProblemException invalidHeader(String name, String found, String expected) {
        return new ProblemException(ProblemKind.BAD_HEADER, members("header", name, found, expected), name, expected);
    }

    /** @param found null where there is nothing that could be shown */
    private static Map<String, Object> members(String place, String name, String found, String expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(place, name);
        if (found != null) {
            members.put("found", found.length() <= 80 ? found : found.substring(0, 79) + "…");
        }
        members.put("expected", expected);
        return members;
    }

    /** A query parameter that can be read and is refused for another reason. */
    public static ProblemException invalidParameter(ProblemKind kind, String name, String found, String expected) {
        return new ProblemException(kind, members("parameter", name, found, expected), name, expected);
    }

    /** A cell of a table that says nothing we know. */
    public static ProblemException invalidCell(long row, String column, String found, String expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("row", row);
        members.put("column", column);
        members.put("found", found);
        members.put("expected", expected);
        return new ProblemException(ProblemKind.ROW_REJECTED, members, Long.toString(row), column, found, expected);
    }

    /** @param what the thing looked for, as its sender named it */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemKind.NOT_FOUND, what);
    }

    /** In both languages, for where there is no request to answer. */
    public String describe(MessageSource messages) {
        return Stream.of(Locale.CHINESE, Locale.ENGLISH)
                .map(locale -> messages.getMessage("problem." + kind.key() + ".detail", arguments, locale))
                .collect(Collectors.joining(" / "));
    }

    public ProblemKind kind() {
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
