package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.Submission;

/** A submission of the size of a large project's form. */
final class FortyIndicators {

    static final int COUNT = 40;

    private FortyIndicators() {}

    static Submission submission() {
        Submission sample = ShippedFiles.submission("zhaohua-2023-fangpinbao-whatif");
        List<IndicatorEntry> entries = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            IndicatorEntry like =
                    sample.indicators().get(i % sample.indicators().size());
            entries.add(new IndicatorEntry(
                    "zf" + (i + 1),
                    new IndicatorHeading(like.name() + (char) ('甲' + i), like.level1(), like.level2()),
                    like.weight(),
                    like.target(),
                    like.actual(),
                    like.checks(),
                    like.declaredScore(),
                    like.reason(),
                    like.evidence(),
                    like.method(),
                    like.factKey(),
                    null));
        }
        return new Submission(
                sample.scheme(),
                sample.fiscalYear(),
                sample.subject(),
                sample.budget(),
                entries,
                sample.groups(),
                sample.facts(),
                sample.declared());
    }
}
