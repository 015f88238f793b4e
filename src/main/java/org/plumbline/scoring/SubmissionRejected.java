package org.plumbline.scoring;

import java.util.List;
import java.util.stream.Collectors;

/** A submission that cannot be scored, with everything that is wrong with it. */
public final class SubmissionRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SubmissionProblem> problems;

    public SubmissionRejected(List<SubmissionProblem> problems) {
        super(problems.stream()
                .map(p -> p.pointer() + ": " + p.message().en() + (p.found() == null ? "" : " (" + p.found() + ")"))
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Never empty. */
    public List<SubmissionProblem> problems() {
        return problems;
    }
}
