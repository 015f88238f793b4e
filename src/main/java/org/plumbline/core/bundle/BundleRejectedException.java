package org.plumbline.core.bundle;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;

/** A bundle that cannot be used, with its problems. */
public final class BundleRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Bilingual> problems;

    BundleRejectedException(List<Bilingual> problems) {
        super(problems.stream().map(each -> each.zh() + " / " + each.en()).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    BundleRejectedException(String zh, String en) {
        this(List.of(new Bilingual(zh, en)));
    }

    /** Never empty. */
    public List<Bilingual> problems() {
        return problems;
    }
}
