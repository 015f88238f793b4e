package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;

/** Collects findings: the rows of the workbook decide which measures are raised, how grave they are and their sentences. */
final class FindingList {

    private final CheckBook book;
    private final Set<ClaimFinding> findings = new LinkedHashSet<>();

    FindingList(CheckBook book) {
        this.book = book;
    }

    /**
     * Raises a finding where a row of the check has a lower threshold than the measure.
     *
     * @param figures in the order of {@link ClaimCheck#figures()}
     */
    void add(ClaimCheck check, BigDecimal measure, List<ClaimPlace> places, String... figures) {
        book.findRow(check, measure).ifPresent(row -> {
            String zh = row.sentence().zh();
            String en = row.sentence().en();
            for (int i = 0; i < figures.length; i++) {
                String name = "{" + check.figures().get(i) + "}";
                zh = zh.replace(name, figures[i]);
                en = en.replace(name, figures[i]);
            }
            List<ClaimPlace> distinct = places.stream().distinct().toList();
            findings.add(new ClaimFinding(
                    check, row.severity(), new Bilingual(zh, en), distinct, row.basis(), row.number()));
        });
    }

    /** The gravest first, those of one severity in the order of the checks. */
    List<ClaimFinding> listGravestFirst() {
        List<ClaimFinding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(ClaimFinding::severity).thenComparing(ClaimFinding::check));
        return List.copyOf(sorted);
    }
}
