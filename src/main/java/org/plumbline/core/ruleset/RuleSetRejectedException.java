package org.plumbline.core.ruleset;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.core.spreadsheet.Problem;

/** A rule file that cannot be used, with all its problems. */
public final class RuleSetRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RuleSetRejectedException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
