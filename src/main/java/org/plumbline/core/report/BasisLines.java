package org.plumbline.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.CitedBasis;
import org.plumbline.core.explanation.UnprintedChoices;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.Basis;
import org.plumbline.core.workbook.UnprintedChoice;

/** The bases that an evaluation cites, and the choices of scoring that its form does not print. */
final class BasisLines {

    private static final int MOST_NAMES = 6;
    private static final String VERIFIED = "已核";
    private static final String UNVERIFIED = "待核";

    private final Evaluation evaluation;
    private final RuleSet ruleSet;
    private final Locale locale;

    BasisLines(Evaluation evaluation, RuleSet ruleSet, Locale locale) {
        this.evaluation = evaluation;
        this.ruleSet = ruleSet;
        this.locale = locale;
    }

    /** @param status 已核 or 待核 */
    static String describeStatus(String status, Locale locale) {
        return VERIFIED.equals(status)
                ? new Bilingual("已核（已对照文件原文）", "verified against the document").in(locale)
                : new Bilingual("待核（尚未对照文件原文）", "not yet verified against the document").in(locale);
    }

    /** Those of rules that judged or summed; findings name theirs themselves. */
    DocumentTable listBases() {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        for (TraceStep step : evaluation.trace()) {
            if (step.basis() != null && step.stage() != StepStage.CHECKING) {
                uses.computeIfAbsent(step.basis(), none -> new LinkedHashSet<>())
                        .add(nameUse(step));
            }
        }
        List<List<Object>> lines = new ArrayList<>();
        uses.forEach((citation, users) -> lines.add(createLine(citation, listNames(users))));
        return new DocumentTable(
                localize("依据", "Bases"),
                List.of(
                        localize("文件和条款", "Document and article"),
                        localize("原文", "Text"),
                        localize("核对状态", "Status"),
                        localize("用于", "Used for")),
                List.of(28, 30, 16, 26),
                lines);
    }

    /** The first of them, and how many there are. */
    private String listNames(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(localize("、", ", ")));
        return names.size() <= MOST_NAMES
                ? first
                : first + localize(" 等 " + names.size() + " 项", " and others, " + names.size() + " in all");
    }

    private String nameUse(TraceStep step) {
        if (step.indicator() != null) {
            return nameIndicator(step.indicator());
        }
        return switch (step.stage()) {
            case GRADING -> localize("等级", "grade");
            default -> localize("总分", "total");
        };
    }

    private String nameIndicator(String code) {
        return evaluation.indicators().stream()
                .flatMap(score -> score.members() == null
                        ? Stream.of(score)
                        : Stream.concat(Stream.of(score), score.members().stream()))
                .filter(score -> score.code().equals(code) && score.name() != null)
                .map(IndicatorScore::name)
                .findFirst()
                .orElse(code);
    }

    private List<Object> createLine(String citation, String uses) {
        CitedBasis basis = CitedBasis.of(citation, evaluation.fiscalYear(), ruleSet, List.of());
        return DocumentTable.row(
                citation + describePeriod(basis),
                basis.text() == null ? localize("工作簿未录入原文", "not entered in the workbook") : basis.text(),
                describeStatus(basis.verified() ? VERIFIED : UNVERIFIED, locale),
                uses);
    }

    private String describePeriod(CitedBasis basis) {
        if (basis.from() == null && basis.to() == null) {
            return "";
        }
        String from = basis.from() == null ? "" : basis.from();
        String period =
                "\n" + from + localize(" 至 ", " to ") + (basis.to() == null ? localize("今", "date") : basis.to());
        return basis.inForce() ? period : period + localize("（评价年度不在此期间）", " (not in force in the fiscal year)");
    }

    /** The choices that this evaluation was scored by, one without a basis row says so; null for none. */
    DocumentTable listChoices() {
        List<List<Object>> lines = new ArrayList<>();
        UnprintedChoices.find(evaluation).forEach((choice, codes) -> {
            Optional<Basis> basis = findBasis(choice);
            lines.add(DocumentTable.row(
                    choice.description().in(locale),
                    codes.isEmpty()
                            ? localize("总分", "total")
                            : listNames(codes.stream().map(this::nameIndicator).toList()),
                    basis.map(Basis::citation).orElse(localize("工作簿没有写明依据", "the workbook names no basis")),
                    describeStatus(basis.filter(Basis::verified).isPresent() ? VERIFIED : UNVERIFIED, locale)));
        });
        return lines.isEmpty()
                ? null
                : new DocumentTable(
                        localize("自评表没有印、由本方案选定的算法", "Choices of scoring that the form does not print"),
                        List.of(
                                localize("算法", "Choice"),
                                localize("涉及", "Concerns"),
                                localize("依据", "Basis"),
                                localize("核对状态", "Status")),
                        List.of(22, 34, 28, 16),
                        lines);
    }

    private Optional<Basis> findBasis(UnprintedChoice choice) {
        return ruleSet.bases().stream().filter(each -> each.choice() == choice).findFirst();
    }

    private String localize(String zh, String en) {
        return new Bilingual(zh, en).in(locale);
    }
}
