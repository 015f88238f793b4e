package org.plumbline.service.http;

/** How the {@linkplain Scope scope} of a caller restricts a request; {@link Endpoint} declares it for each. */
public enum ScopeRule {
    /** Evaluations, and what follows from them, are those in the caller's regions and schemes. */
    EVALUATION,
    /** Rule sets are those of the caller's schemes. */
    SCHEME,
    /** What the caller uploaded, or the caller's account, and nothing of other users. */
    OWN,
    /** The same for every caller; it belongs to no region and no scheme. */
    SHARED,
    /** Adds up evaluations of a scheme from every region: callers with regions are rejected with 403. */
    WHOLE_SCHEME,
    /** It concerns the whole installation: callers with a scope are rejected with 403. */
    UNSCOPED;

    /** Whether a caller with that scope may not send the request at all. */
    public boolean rejects(Scope scope) {
        return switch (this) {
            case UNSCOPED -> scope.isRestricted();
            case WHOLE_SCHEME -> !scope.regions().isEmpty();
            default -> false;
        };
    }
}
