package org.plumbline.core.scoring;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;

/** A submission that cannot be scored, with all its problems. */
public final class SubmissionRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SubmissionProblem> problems;

    public SubmissionRejectedException(List<SubmissionProblem> problems) {
        super(problems.stream()
                .map(p -> p.pointer() + ": " + p.message().en() + (p.found() == null ? "" : " (" + p.found() + ")"))
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** @param known ids of the schemes that there are, as a text */
    public static SubmissionRejectedException ofUnknownScheme(String scheme, String known) {
        return of(
                "/scheme",
                scheme,
                new Bilingual("没有这个评价方案", "there is no such scheme"),
                new Bilingual("现有方案：" + known, "schemes: " + known));
    }

    /** @param years those that the scheme has rules for, as a text */
    public static SubmissionRejectedException ofUnknownYear(int fiscalYear, String years) {
        return of(
                "/fiscalYear",
                Integer.toString(fiscalYear),
                new Bilingual("该方案在这一年度没有规则", "this scheme has no rules for that year"),
                new Bilingual("有规则的年度：" + years, "years with rules: " + years));
    }

    private static SubmissionRejectedException of(String pointer, String found, Bilingual message, Bilingual expected) {
        return new SubmissionRejectedException(List.of(new SubmissionProblem(pointer, found, message, expected, null)));
    }

    /** Never empty. */
    public List<SubmissionProblem> problems() {
        return problems;
    }
}
