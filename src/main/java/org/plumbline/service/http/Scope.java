package org.plumbline.service.http;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Whose evaluations, and which schemes, a caller may read and write. It is one of the authorities of the signed-in
 * caller, so that no request reads it from the database; a caller without one is not restricted.
 *
 * @param regions that evaluations must be in; empty for every region and for evaluations without one
 * @param schemes that evaluations and rule sets must be of; empty for every scheme
 */
public record Scope(List<Grant> regions, List<Grant> schemes) implements GrantedAuthority {

    /** Restricts nothing. */
    public static final Scope ALL = new Scope(List.of(), List.of());

    private static final String REGION = "region:";
    private static final String SCHEME = "scheme:";
    private static final String READ_ONLY = ":read";

    /** Statistics have sums down to this level (省/市/县). */
    private static final int MOST_LEVELS = 3;

    private static final int LONGEST_LEVEL = 100;
    private static final int LONGEST_SCHEME = 63;
    private static final int MOST_GRANTS = 20;

    public Scope {
        regions = List.copyOf(regions);
        schemes = List.copyOf(schemes);
    }

    /**
     * A region or a scheme.
     *
     * @param name path of a region such as 某省/某市, which covers all regions within it; or the id of a scheme
     * @param write whether it may be written too
     */
    public record Grant(String name, boolean write) implements Serializable {

        private boolean coversRegion(String region) {
            return region != null && (region.equals(name) || region.startsWith(name + "/"));
        }
    }

    /** The scope of the caller of the current request; {@link #ALL} outside of requests. */
    public static Scope ofCaller() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** Does work of this caller on another thread, where {@link #ofCaller} then returns this scope. */
    public <T> T call(Supplier<T> work) {
        if (!isRestricted()) {
            return work.get();
        }
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(getAuthority(), null, List.of(this))));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** @param caller null for none */
    public static Scope of(Authentication caller) {
        if (caller != null) {
            for (GrantedAuthority each : caller.getAuthorities()) { // on the path of every score
                if (each instanceof Scope scope) {
                    return scope;
                }
            }
        }
        return ALL;
    }

    /**
     * Parses {@code region:某省/某市}, {@code scheme:budget-execution} and the same with {@code :read} at the end, which may be
     * read only.
     *
     * @throws IllegalArgumentException whose message is the text that cannot be parsed
     */
    public static Scope parse(Collection<String> texts) {
        List<Grant> regions = new ArrayList<>();
        List<Grant> schemes = new ArrayList<>();
        for (String each : texts) {
            String text = String.valueOf(each).strip();
            boolean write = !text.endsWith(READ_ONLY);
            String named = write ? text : text.substring(0, text.length() - READ_ONLY.length());
            if (named.startsWith(REGION) && regions.size() < MOST_GRANTS) {
                regions.add(new Grant(parseRegion(named.substring(REGION.length()), text), write));
            } else if (named.startsWith(SCHEME) && schemes.size() < MOST_GRANTS) {
                schemes.add(new Grant(parseScheme(named.substring(SCHEME.length()), text), write));
            } else {
                throw new IllegalArgumentException(text);
            }
        }
        return new Scope(regions, schemes);
    }

    private static String parseRegion(String path, String text) {
        List<String> levels =
                Stream.of(path.split("[/／]", -1)).map(String::strip).toList();
        if (levels.size() > MOST_LEVELS
                || levels.stream().anyMatch(level -> level.isEmpty() || level.length() > LONGEST_LEVEL)) {
            throw new IllegalArgumentException(text);
        }
        return String.join("/", levels);
    }

    private static String parseScheme(String id, String text) {
        if (id.isBlank() || id.length() > LONGEST_SCHEME) {
            throw new IllegalArgumentException(text);
        }
        return id.strip();
    }

    /** What {@link #parse} reads. */
    public List<String> toTexts() {
        return Stream.concat(
                        regions.stream().map(each -> REGION + each.name + (each.write ? "" : READ_ONLY)),
                        schemes.stream().map(each -> SCHEME + each.name + (each.write ? "" : READ_ONLY)))
                .toList();
    }

    /** As a column stores it: each of {@link #toTexts} a line; null if this scope restricts nothing. */
    public String toLines() {
        return isRestricted() ? String.join("\n", toTexts()) : null;
    }

    /** @param lines as {@link #toLines} writes them */
    public static Scope parseLines(String lines) {
        return lines == null ? ALL : parse(lines.lines().toList());
    }

    /** As an authority; not the name of a role. */
    @Override
    public String getAuthority() {
        return toTexts().stream().collect(Collectors.joining(" ", "SCOPE ", ""));
    }

    public boolean isRestricted() {
        return !regions.isEmpty() || !schemes.isEmpty();
    }

    public boolean coversScheme(String scheme) {
        return schemes.isEmpty() || schemes.stream().anyMatch(each -> each.name.equals(scheme));
    }

    /** @param region null for none, which only a scope without regions covers */
    public boolean coversRegion(String region) {
        return regions.isEmpty() || regions.stream().anyMatch(each -> each.coversRegion(region));
    }

    /**
     * Requires that the caller may store an evaluation.
     *
     * @param region of its subject; null for none
     * @throws ProblemException (403) naming what is missing
     */
    public void requireEvaluation(String scheme, String region) {
        if (!regions.isEmpty() && regions.stream().noneMatch(each -> each.write && each.coversRegion(region))) {
            throw missing(region == null ? "problem.outside-scope.no-region" : "problem.outside-scope.region", region);
        }
        if (!schemes.isEmpty() && !mayWriteScheme(scheme)) {
            throw missing("problem.outside-scope.scheme", scheme);
        }
    }

    /**
     * Requires that the caller may change the rules of a scheme. They apply to every region: a scope of regions alone does not
     * permit it.
     *
     * @throws ProblemException (403) naming what is missing
     */
    public void requireRules(String scheme) {
        if (isRestricted() && !mayWriteScheme(scheme)) {
            throw missing("problem.outside-scope.scheme", scheme);
        }
    }

    private boolean mayWriteScheme(String scheme) {
        return schemes.stream().anyMatch(each -> each.write && each.name.equals(scheme));
    }

    private ProblemException missing(String key, String name) {
        MessageSourceResolvable what = new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {name});
        return new ProblemException(ProblemKind.OUTSIDE_SCOPE, what, String.join("、", toTexts()));
    }

    /**
     * The condition that limits a query to this scope.
     *
     * @param alias of a table with the columns {@code region} and {@code scheme}
     */
    public ScopeCondition toCondition(String alias) {
        return ScopeCondition.of(this, alias);
    }
}
