package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.vocabulary.DecimalMath;

/** What the text says in words against what its figures show: problems, all achieved, surveys, dates. */
final class StatementCheck {

    private static final Pattern COMPLETED = Pattern.compile("(?s).*(?:之前|前|以前)(?:全部|均)?完成.*");
    private static final Pattern TOTAL_SCORE = Pattern.compile("^$|自评|综合|总|绩效");
    private static final Pattern UNFINISHED = Pattern.compile("未(?:能)?(?:按期)?(?:完成|达标|达到|实现)");
    private static final Pattern COMPLETION_RATE = Pattern.compile("(?:任务|目标|指标|计划)完成率|达标率|实现率");
    private static final Pattern COUNTED = Pattern.compile("(?s)^\\s*(?:\\(\\d+\\)[^:]{0,8}:)?截[止至].*");
    private static final String EFFECTS = "效益指标";
    private static final List<String> DIMENSIONS = List.of("数量指标", "质量指标", EFFECTS);
    private static final String SATISFACTION = "满意";

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;

    StatementCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
    }

    void check() {
        list(ClaimKind.PROBLEM).forEach(this::checkProblem);
        list(ClaimKind.ALL_ACHIEVED).forEach(this::checkAchieved);
        report.amounts().forEach(this::checkDone);
        list(ClaimKind.NO_PROBLEM).forEach(this::checkDenial);
        report.sections().forEach(section -> {
            checkSatisfaction(section);
            checkDates(section);
            checkIndicatorCount(section);
        });
    }

    private List<Claim> list(ClaimKind kind) {
        return report.claims().stream().filter(claim -> claim.is(kind)).toList();
    }

    private Stream<Claim> inSection(ReportSection section) {
        return report.claims().stream().filter(claim -> claim.section() == section.index());
    }

    private void checkProblem(Claim problem) {
        for (String name : book.findBlocks(problem.subject())) {
            report.blocks().stream()
                    .filter(block ->
                            block.section() == problem.section() && block.name().equals(name) && block.isFull())
                    .findFirst()
                    .ifPresent(block -> findings.add(
                            ClaimCheck.PROBLEM_FULL_MARKS,
                            BigDecimal.ONE,
                            List.of(problem.place(), block.place()),
                            problem.subject(),
                            name,
                            ClaimMath.format(block.full())));
        }
        if (book.hasPhrase(PhraseKind.BUDGET_INEXACT, problem.subject())) {
            findBalance(problem)
                    .ifPresent(balance -> findings.add(
                            ClaimCheck.BUDGET_EXACT,
                            BigDecimal.ONE,
                            List.of(problem.place(), balance.place()),
                            problem.subject(),
                            ClaimMath.format(balance)));
        }
        if (book.hasPhrase(PhraseKind.MONEY_SHORT, problem.subject())) {
            checkMoneyShort(problem);
        }
    }

    private Optional<Claim> findBalance(Claim problem) {
        return report.claims().stream()
                .filter(claim -> claim.isMoney()
                        && claim.section() == problem.section()
                        && claim.subject().contains("结余")
                        && claim.value().signum() == 0)
                .findFirst();
    }

    /** The largest unspent amount of the tables. */
    private void checkMoneyShort(Claim problem) {
        report.amounts().stream()
                .filter(line -> !line.total() && line.unspent().signum() > 0)
                .max(Comparator.comparing(AmountLine::unspent))
                .ifPresent(line -> findings.add(
                        ClaimCheck.MONEY_UNSPENT,
                        line.unspent(),
                        List.of(problem.place(), line.place()),
                        problem.subject(),
                        line.name(),
                        ClaimMath.format(line.unspent())));
    }

    /** Beside a score below its full marks in the same sentence, or a row of its table that is not fully executed. */
    private void checkAchieved(Claim claim) {
        report.claims().stream()
                .filter(score -> score.is(ClaimKind.SCORE)
                        && score.sentence() == claim.sentence()
                        && (score.number() < claim.number()
                                || TOTAL_SCORE.matcher(score.subject()).find()))
                .reduce((first, second) -> second)
                .ifPresent(score -> addBelowFull(claim, score));
        checkUnfinished(claim);
        if (claim.place().cell() != null) {
            report.amounts().stream()
                    .filter(line -> line.budget().signum() > 0 && isSameRow(line.place(), claim.place()))
                    .filter(line -> line.unspent().signum() > 0)
                    .forEach(line -> addUnspent(line, claim.place(), claim.subject()));
        }
    }

    /** A cell of one phrase, which is too short to be a text with claims of its own: 全部完成. */
    private void checkDone(AmountLine line) {
        String words = line.done().strip().replaceAll("^(?:已|均)+|。$", "");
        boolean claimed = list(ClaimKind.ALL_ACHIEVED).stream()
                .anyMatch(claim -> claim.place().cell() != null && isSameRow(line.place(), claim.place()));
        if (!claimed
                && book.listPhrases(PhraseKind.ALL_ACHIEVED).contains(words)
                && line.budget().signum() > 0
                && line.unspent().signum() > 0) {
            addUnspent(line, line.place(), words);
        }
    }

    private void addUnspent(AmountLine line, ClaimPlace said, String words) {
        findings.add(
                ClaimCheck.ALL_ACHIEVED,
                DecimalMath.HUNDRED.subtract(ClaimMath.percent(line.executed(), line.budget())),
                List.of(said, line.place()),
                line.name() + " " + words,
                ClaimMath.format(line.executed()) + "/" + ClaimMath.format(line.budget()) + " = "
                        + ClaimMath.format(ClaimMath.percent(line.executed(), line.budget())) + "%");
    }

    /** Beside a number of unfinished tasks in its section, or a rate of completion below 100 % in its sentence. */
    private void checkUnfinished(Claim claim) {
        report.claims().stream()
                .filter(other -> other.section() == claim.section()
                        && (other.year() == null || other.year().equals(report.year())))
                .filter(other -> isUnfinished(other, claim))
                .findFirst()
                .ifPresent(other -> findings.add(
                        ClaimCheck.ALL_ACHIEVED,
                        BigDecimal.ONE,
                        List.of(claim.place(), other.place()),
                        claim.subject(),
                        other.subject() + " " + ClaimMath.format(other)));
    }

    private boolean isUnfinished(Claim other, Claim claim) {
        if (!other.isExact()) {
            return false;
        }
        if (other.is(ClaimKind.COUNT)) {
            return !other.planned()
                    && other.value().signum() > 0
                    && UNFINISHED.matcher(other.subject()).find();
        }
        return other.is(ClaimKind.RATE)
                && other.sentence() == claim.sentence()
                && COMPLETION_RATE.matcher(other.subject()).find()
                && !book.hasPhrase(PhraseKind.EXECUTION_RATE, other.subject())
                && other.value().compareTo(DecimalMath.HUNDRED) < 0;
    }

    /** Full marks of the same sentence, or else 100 where the score is not one of a single indicator. */
    private void addBelowFull(Claim claim, Claim score) {
        Optional<BigDecimal> stated = report.claims().stream()
                .filter(full -> full.is(ClaimKind.FULL_MARKS) && full.sentence() == score.sentence())
                .map(Claim::value)
                .max(Comparator.naturalOrder());
        if (stated.isEmpty() && score.subject().contains("指标")) {
            return;
        }
        findings.add(
                ClaimCheck.ALL_ACHIEVED,
                stated.orElse(DecimalMath.HUNDRED).subtract(score.value()),
                List.of(claim.place(), score.place()),
                claim.subject(),
                ClaimMath.format(score));
    }

    private static boolean isSameRow(ClaimPlace one, ClaimPlace other) {
        return rowOf(one).equals(rowOf(other));
    }

    private static String rowOf(ClaimPlace place) {
        return place.cell().replaceAll("![A-Z]+", "!");
    }

    private void checkDenial(Claim denial) {
        list(ClaimKind.PROBLEM).stream()
                .filter(problem -> problem.section() == denial.section())
                .findFirst()
                .ifPresent(problem -> findings.add(
                        ClaimCheck.PROBLEM_DENIED,
                        BigDecimal.ONE,
                        List.of(denial.place(), problem.place()),
                        problem.subject()));
    }

    /** A report with indicators of output and effect must have one of satisfaction; a survey must have a result. */
    private void checkSatisfaction(ReportSection section) {
        List<ReportParagraph> texts = report.paragraphs().stream()
                .filter(each -> each.section() == section.index())
                .toList();
        if (hasSatisfaction(section)) {
            return;
        }
        boolean named = texts.stream().anyMatch(each -> each.narrow().contains("满意度指标"));
        if (!named && DIMENSIONS.stream().allMatch(name -> hasDimension(section, texts, name))) {
            findEffects(section, texts)
                    .ifPresent(place ->
                            findings.add(ClaimCheck.NO_SATISFACTION, BigDecimal.ONE, List.of(place), section.title()));
        }
        texts.stream()
                .filter(each -> book.hasPhrase(PhraseKind.SURVEY, each.narrow()))
                .findFirst()
                .ifPresent(each -> findings.add(
                        ClaimCheck.SURVEY_UNREPORTED,
                        BigDecimal.ONE,
                        List.of(each.place()),
                        book.findPhrase(PhraseKind.SURVEY, each.narrow()).orElseThrow()));
    }

    /** Where the section names its indicators of effect: in its text, or else in its table. */
    private Optional<ClaimPlace> findEffects(ReportSection section, List<ReportParagraph> texts) {
        return Stream.concat(
                        texts.stream()
                                .filter(each -> each.narrow().contains(EFFECTS))
                                .map(ReportParagraph::place),
                        report.indicators().stream()
                                .filter(line -> line.section() == section.index()
                                        && line.level().contains(EFFECTS))
                                .map(IndicatorLine::place))
                .findFirst();
    }

    private boolean hasSatisfaction(ReportSection section) {
        return report.indicators().stream()
                        .anyMatch(line -> line.section() == section.index()
                                && (line.name().contains(SATISFACTION)
                                        || line.level().contains(SATISFACTION)))
                || inSection(section)
                        .anyMatch(claim ->
                                claim.kind().isNumeric() && claim.subject().contains(SATISFACTION));
    }

    private boolean hasDimension(ReportSection section, List<ReportParagraph> texts, String name) {
        return texts.stream().anyMatch(each -> each.narrow().contains(name))
                || report.indicators().stream()
                        .anyMatch(line -> line.section() == section.index()
                                && line.level().contains(name));
    }

    /** All done before a day, and counts up to a later one. */
    private void checkDates(ReportSection section) {
        List<Claim> dates =
                inSection(section).filter(claim -> claim.is(ClaimKind.DATE)).toList();
        List<Claim> completed = new ArrayList<>(dates);
        completed.removeIf(date -> !COMPLETED.matcher(date.context()).matches());
        for (Claim counted : dates) {
            if (!COUNTED.matcher(SheetGrid.toHalfWidth(counted.context())).matches()) {
                continue;
            }
            completed.stream()
                    .filter(date -> date.day().isBefore(counted.day()))
                    .findFirst()
                    .ifPresent(date -> findings.add(
                            ClaimCheck.DATE_ORDER,
                            BigDecimal.valueOf(
                                    counted.day().toEpochDay() - date.day().toEpochDay()),
                            List.of(date.place(), counted.place()),
                            date.text(),
                            counted.text()));
        }
    }

    /** The number of indicators of the third level that a text claims, and the rows or scores that it prints. */
    private void checkIndicatorCount(ReportSection section) {
        long rows = report.indicators().stream()
                .filter(line -> line.section() == section.index())
                .count();
        long scores = report.blocks().stream()
                .filter(block -> block.section() == section.index())
                .count();
        inSection(section)
                .filter(claim -> claim.is(ClaimKind.COUNT) && claim.subject().startsWith("三级"))
                .max(Comparator.comparing(Claim::value))
                .ifPresent(claim -> findings.add(
                        ClaimCheck.INDICATOR_COUNT,
                        claim.value().subtract(BigDecimal.valueOf(Math.max(rows, scores))),
                        List.of(claim.place()),
                        ClaimMath.format(claim.value()),
                        Long.toString(Math.max(rows, scores))));
    }
}
