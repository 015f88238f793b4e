package org.plumbline.core.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Several reports of one body and year, read as one. */
final class JoinedReports {

    private final List<ReportSection> sections = new ArrayList<>();
    private final List<ReportParagraph> paragraphs = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<IndicatorLine> indicators = new ArrayList<>();
    private final List<AmountLine> amounts = new ArrayList<>();
    private final List<BlockScore> blocks = new ArrayList<>();
    private int sentences;

    /** @param file name of the report, which its places then have */
    void add(Report report, String file) {
        int first = sections.size();
        int number = claims.size();
        report.sections()
                .forEach(each -> sections.add(new ReportSection(
                        first + each.index(), each.title(), each.year(), each.kind(), each.subject())));
        report.paragraphs()
                .forEach(each -> paragraphs.add(new ReportParagraph(
                        each.place().in(file),
                        each.text(),
                        each.narrow(),
                        first + each.section(),
                        each.heading(),
                        each.item())));
        for (Claim claim : report.claims()) {
            ClaimDraft moved = ClaimDraft.of(claim)
                    .number(number + claim.number())
                    .moveTo(claim.place().in(file), first + claim.section(), sentences + claim.sentence());
            claims.add(
                    claim.whole() == null
                            ? moved.build()
                            : moved.whole(number + claim.whole()).build());
        }
        sentences += report.claims().stream().mapToInt(Claim::sentence).max().orElse(0);
        addTables(report, file, first);
    }

    private void addTables(Report report, String file, int first) {
        report.indicators().forEach(each -> indicators.add(move(each, file, first)));
        report.amounts()
                .forEach(each -> amounts.add(new AmountLine(
                        first + each.section(),
                        each.table(),
                        each.name(),
                        each.budget(),
                        each.executed(),
                        each.total(),
                        each.task(),
                        each.done(),
                        each.place().in(file))));
        report.blocks()
                .forEach(each -> blocks.add(new BlockScore(
                        first + each.section(),
                        each.name(),
                        each.full(),
                        each.score(),
                        each.place().in(file))));
    }

    private static IndicatorLine move(IndicatorLine line, String file, int first) {
        return new IndicatorLine(
                first + line.section(),
                line.level(),
                line.name(),
                line.equal(),
                line.target(),
                line.actual(),
                line.unit(),
                line.weight(),
                line.score(),
                line.reason(),
                line.place().in(file));
    }

    /** The findings whose places are in more than one report. */
    List<ClaimFinding> check(Report first, CheckBook book) {
        Report joined = new Report(
                first.sha256(),
                first.year(),
                first.body(),
                sections,
                paragraphs,
                claims,
                List.of(),
                indicators,
                amounts,
                blocks);
        return ReportChecker.check(joined, book).stream()
                .filter(finding -> finding.places().stream()
                                .map(ClaimPlace::document)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }
}
