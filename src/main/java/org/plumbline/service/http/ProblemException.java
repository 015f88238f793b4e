package org.plumbline.service.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A request that is rejected, with the problem reported to its sender. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members;

    /** @param arguments of the problem's message */
    public ProblemException(ProblemKind kind, Object... arguments) {
        this(kind, Map.of(), arguments);
    }

    private ProblemException(ProblemKind kind, Map<String, Object> members, Object... arguments) {
        super(kind.key(), null, false, false);
        this.kind = kind;
        this.arguments = arguments;
        this.members = members;
    }

    /** A query parameter with an unknown value. */
    public static ProblemException invalidParameter(String name, String found, String expected) {
        return invalidParameter(ProblemKind.BAD_PARAMETER, name, found, expected);
    }

    /** @param rejected with the message "parameter: what is expected" */
    public static ProblemException invalidParameter(IllegalArgumentException rejected) {
        String[] nameAndExpected = String.valueOf(rejected.getMessage()).split(": ", 2);
        return invalidParameter(nameAndExpected[0], null, nameAndExpected[nameAndExpected.length - 1]);
    }

    /** A header with a malformed value. */
    public static ProblemException invalidHeader(String name, String found, String expected) {
        return new ProblemException(ProblemKind.BAD_HEADER, members("header", name, found, expected), name, expected);
    }

    /** @param found null if there is no value to show */
    private static Map<String, Object> members(String place, String name, String found, String expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(place, name);
        if (found != null) {
            members.put("found", found.length() <= 80 ? found : found.substring(0, 79) + "…");
        }
        members.put("expected", expected);
        return members;
    }

    /** A query parameter with a valid value that is rejected for another reason. */
    public static ProblemException invalidParameter(ProblemKind kind, String name, String found, String expected) {
        return new ProblemException(kind, members("parameter", name, found, expected), label(name), expected);
    }

    /** The parameter as a user knows it, with its name; the name alone where pages do not have it. */
    private static MessageSourceResolvable label(String name) {
        return new DefaultMessageSourceResolvable(new String[] {"parameter." + name}, name);
    }

    /** A cell of a table with an unknown value. */
    public static ProblemException invalidCell(long row, String column, String found, String expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("row", row);
        members.put("column", column);
        members.put("found", found);
        members.put("expected", expected);
        return new ProblemException(ProblemKind.ROW_REJECTED, members, Long.toString(row), column, found, expected);
    }

    /** @param what the name in the request */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemKind.NOT_FOUND, what);
    }

    /** In both languages, for use outside of a request. */
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

    /** Additional members of the problem. */
    Map<String, Object> members() {
        return members;
    }
}
