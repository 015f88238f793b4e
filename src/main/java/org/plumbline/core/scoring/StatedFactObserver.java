package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;

/**
 * Compares statements of the report's text, submitted as facts, with its figures (YJ-10, YJ-12). Nothing is read from
 * running text.
 */
final class StatedFactObserver {

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]{0,80}>|&(nbsp|lt|gt|amp|quot|#\\d{1,6});");

    private final Submission submission;
    private final KnownFacts facts;
    private final List<Reading> readings;
    private final BigDecimal fullMarks;
    private final ObservationCollector observations;

    /** @param fullMarks of the scheme */
    StatedFactObserver(
            Submission submission,
            KnownFacts facts,
            List<Reading> readings,
            BigDecimal fullMarks,
            ObservationCollector observations) {
        this.submission = submission;
        this.facts = facts;
        this.readings = readings;
        this.fullMarks = fullMarks;
        this.observations = observations;
    }

    void observeAll() {
        facts.rejectedFacts()
                .forEach(fact -> observations.addToItem(
                        Check.FACT_INVALID,
                        fact.key(),
                        null,
                        Figure.KEY.of(fact.key()),
                        Figure.ACTUAL.of(fact.describeValue()),
                        Figure.SOURCE.of(fact.source())));
        observeUnmet();
        observeDeductions();
        observeExecutionRate();
        observeTasks();
        observeWeakPoints();
        observeYears();
        new GrowthObserver(facts, observations).observeAll(readings);
        observeSangong();
        for (StatedFact fact : facts.findAll(FactKey.EXTERNAL_CAUSE)) {
            observations.addToItem(
                    Check.EXTERNAL_CAUSE_CLAIMED,
                    fact.key(),
                    null,
                    Figure.CLAIMED.of(fact.value().toString()),
                    Figure.SOURCE.of(fact.source()));
        }
        observeNames();
        observeMarkup();
    }

    private static boolean contains(StatedFact fact, String word) {
        return fact.value().toString().equals(word);
    }

    private void addContradiction(
            StatedFact claim,
            String indicator,
            BigDecimal value,
            String measured,
            BigDecimal found,
            String unit,
            String details) {
        observations.add(
                Check.NARRATIVE_CONTRADICTION,
                indicator,
                claim.key(),
                value,
                Figure.KEY.of(claim.key()),
                Figure.CLAIMED.of(claim.describeValue()),
                Figure.MEASURED.of(measured),
                Figure.FOUND.of(found),
                Figure.UNIT.of(unit),
                Figure.DETAILS.of(details),
                Figure.SOURCE.of(claim.source()));
    }

    private void observeUnmet() {
        List<String> below = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number
                    && number.target() != null
                    && !ReadingObserver.isTargetMet(number)) {
                below.add(reading.code());
            }
        }
        BigDecimal count = BigDecimal.valueOf(below.size());
        for (StatedFact fact : facts.findAll(FactKey.UNMET)) {
            if (contains(fact, "无") && !below.isEmpty()) {
                addContradiction(fact, null, count, "未达标指标", count, "项", String.join("、", below));
            }
        }
    }

    /** Points that the body deducted from itself without naming a problem. */
    private void observeDeductions() {
        BigDecimal total = submission.declared().total();
        BigDecimal lost = total == null ? BigDecimal.ZERO : fullMarks.subtract(total);
        if (lost.signum() <= 0) {
            return;
        }
        Stream.concat(
                        facts.findAll(FactKey.PROBLEMS).stream().filter(fact -> contains(fact, "无")),
                        facts.findAll(FactKey.ALL_MET).stream().filter(fact -> contains(fact, "是")))
                .forEach(fact -> addContradiction(fact, null, lost, "自评扣分", lost, "分", total + " / " + fullMarks));
    }

    private void observeExecutionRate() {
        BigDecimal rate = submission.budget().executionRate();
        for (StatedFact fact : facts.findAll(FactKey.EXECUTION_RATE)) {
            BigDecimal gap = rate == null
                    ? BigDecimal.ZERO
                    : fact.value().numberOrNull().subtract(rate).abs();
            if (gap.signum() != 0) {
                addContradiction(
                        fact,
                        null,
                        gap,
                        "执行率",
                        rate,
                        "%",
                        formatAmount(submission.budget().executed())
                                + " ÷ "
                                + formatAmount(submission.budget().denominator()));
            }
        }
    }

    private void observeTasks() {
        for (StatedFact fact : facts.findAll(FactKey.TASK_DONE)) {
            String item = FactKey.parseItem(fact.key());
            Stream.concat(submission.budget().tasks().stream(), submission.budget().lines().stream())
                    .filter(line -> line.item().equals(item) && contains(fact, "是"))
                    .forEach(line -> observeTaskDone(fact, line));
        }
    }

    private void observeTaskDone(StatedFact claim, BudgetLine line) {
        BigDecimal share = DecimalMath.computePercent(line.executed(), line.budget());
        if (share != null && share.compareTo(DecimalMath.HUNDRED) < 0) {
            addContradiction(
                    claim,
                    null,
                    DecimalMath.HUNDRED.subtract(share),
                    "执行率",
                    share,
                    "%",
                    formatAmount(line.executed()) + " ÷ " + formatAmount(line.budget()));
        }
    }

    private String formatAmount(BigDecimal amount) {
        return MoneyUnits.format(amount, submission.budget().unit());
    }

    /** An indicator called weak that declares its full weight; its code follows the key's colon. */
    private void observeWeakPoints() {
        for (StatedFact fact : facts.findAll(FactKey.WEAK_POINT)) {
            for (Reading reading : readings) {
                BigDecimal declared = reading.declaredScore();
                if (reading.code().equals(FactKey.parseItem(fact.key()))
                        && declared != null
                        && reading.weight() != null
                        && declared.compareTo(reading.weight()) >= 0) {
                    addContradiction(
                            fact, reading.code(), declared, "自评得分", declared, "分", declared + " / " + reading.weight());
                }
            }
        }
    }

    private void observeYears() {
        BigDecimal year = BigDecimal.valueOf(submission.fiscalYear());
        for (StatedFact fact : facts.findAll(FactKey.YEAR)) {
            BigDecimal apart = fact.value().numberOrNull().subtract(year).abs();
            if (apart.signum() != 0 && !isPartOfName(fact)) {
                observations.addToItem(
                        Check.YEAR_MISMATCH,
                        fact.key(),
                        apart,
                        Figure.KEY.of(fact.key()),
                        Figure.STATED.of(fact.value().numberOrNull()),
                        Figure.FISCAL_YEAR.of(year),
                        Figure.DIFFERENCE.of(apart),
                        Figure.SOURCE.of(fact.source()));
            }
        }
    }

    /** Whether the year belongs to the name of what the key is about, such as a fund of an earlier year. */
    private static boolean isPartOfName(StatedFact year) {
        String item = FactKey.parseItem(year.key());
        return item != null && item.contains(year.value().toString());
    }

    private void observeSangong() {
        Map<String, List<StatedFact>> items = new LinkedHashMap<>();
        for (StatedFact fact : facts.findAll(FactKey.SANGONG)) {
            items.computeIfAbsent(FactKey.parseItem(fact.key()), k -> new ArrayList<>())
                    .add(fact);
        }
        items.forEach((item, values) -> {
            StatedFact least = values.get(0);
            StatedFact most = values.get(0);
            for (StatedFact fact : values) {
                least = KnownFacts.toAmount(fact).compareTo(KnownFacts.toAmount(least)) < 0 ? fact : least;
                most = KnownFacts.toAmount(fact).compareTo(KnownFacts.toAmount(most)) > 0 ? fact : most;
            }
            observeAbove(item, KnownFacts.toAmount(least), KnownFacts.toAmount(most), formatValues(values));
            BigDecimal prior = facts.findFigure(FactKey.SANGONG_PRIOR, item);
            observeAbove(
                    item,
                    prior,
                    KnownFacts.toAmount(values.get(0)),
                    formatValues(List.of(values.get(0)))
                            + (prior == null ? "" : "；上年 " + MoneyUnits.format(prior, "万元")));
        });
    }

    private void observeAbove(String item, BigDecimal lesser, BigDecimal greater, String values) {
        BigDecimal growth = lesser == null ? null : DecimalMath.computePercent(greater.subtract(lesser), lesser);
        if (growth != null && growth.signum() > 0) {
            observations.addToItem(
                    Check.SANGONG_SUSPECT,
                    item,
                    growth,
                    Figure.ITEM.of(item),
                    Figure.LESSER.of(lesser),
                    Figure.GREATER.of(greater),
                    Figure.GROWTH.of(growth),
                    Figure.VALUES.of(values),
                    Figure.UNIT.of("万元"));
        }
    }

    private static String formatValues(List<StatedFact> facts) {
        return facts.stream()
                .map(fact -> fact.describeValue() + (fact.source() == null ? "" : "（" + fact.source() + "）"))
                .collect(Collectors.joining("；"));
    }

    private void observeNames() {
        String subject =
                submission.subject() == null ? null : submission.subject().name();
        for (StatedFact fact : facts.findAll(FactKey.NAME_INSIDE)) {
            String name = fact.value().toString();
            if (subject != null && !subject.contains(name) && !name.contains(subject)) {
                observations.addToItem(
                        Check.COPY_PASTE,
                        fact.key(),
                        null,
                        Figure.CLAIMED.of(name),
                        Figure.SUBJECT.of(subject),
                        Figure.SOURCE.of(fact.source()));
            }
        }
    }

    private void observeMarkup() {
        if (submission.subject() != null) {
            observeMarkup(null, "评价对象", submission.subject().name());
        }
        for (Reading reading : readings) {
            IndicatorEntry entry = reading.entry();
            if (entry != null) {
                observeMarkup(reading.code(), null, entry.name());
                observeMarkup(
                        reading.code(),
                        null,
                        entry.actual() == null ? null : entry.actual().toString());
                observeMarkup(reading.code(), null, entry.reason());
                if (entry.review() != null) {
                    observeMarkup(reading.code(), null, entry.review().reason());
                }
                entry.evidence().forEach(text -> observeMarkup(reading.code(), null, text));
            }
        }
        for (StatedFact fact : submission.facts()) {
            observeMarkup(null, fact.key(), fact.value().toString(), fact.source());
        }
        Stream.concat(submission.budget().lines().stream(), submission.budget().tasks().stream())
                .forEach(line -> observeMarkup(null, line.item(), line.item()));
    }

    private void observeMarkup(String indicator, String about, String text) {
        observeMarkup(indicator, about, text, null);
    }

    private void observeMarkup(String indicator, String about, String text, String source) {
        if (text == null || text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return;
        }
        Matcher found = MARKUP.matcher(text);
        if (found.find()) {
            observations.add(
                    Check.DATA_HYGIENE,
                    indicator,
                    about,
                    null,
                    Figure.MARKUP.of(found.group()),
                    Figure.SOURCE.of(source));
        }
    }
}
