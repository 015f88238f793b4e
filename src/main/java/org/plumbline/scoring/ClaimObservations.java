package org.plumbline.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;

/**
 * What the report says in words, handed in as facts, held against its figures (YJ-10, YJ-12). Nothing is read out of running
 * text.
 */
final class ClaimObservations {

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]{0,80}>|&(nbsp|lt|gt|amp|quot|#\\d{1,6});");

    private final Submission submission;
    private final KnownFacts facts;
    private final List<Reading> readings;
    private final BigDecimal fullMarks;
    private final List<Observation> seen;

    /** @param fullMarks of the scheme */
    ClaimObservations(
            Submission submission,
            KnownFacts facts,
            List<Reading> readings,
            BigDecimal fullMarks,
            List<Observation> seen) {
        this.submission = submission;
        this.facts = facts;
        this.readings = readings;
        this.fullMarks = fullMarks;
        this.seen = seen;
    }

    private void see(Check check, String indicator, String about, BigDecimal value, Object... read) {
        seen.add(Observation.of(check, indicator, about, value, read));
    }

    void all() {
        facts.refused()
                .forEach(fact ->
                        see(Check.FACT_INVALID, null, fact.key(), null, "key", fact.key(), "actual", shown(fact)));
        unmet();
        deducted();
        executionRate();
        tasks();
        weakPoints();
        years();
        growth();
        sangong();
        for (StatedFact fact : facts.of(FactKey.EXTERNAL_CAUSE)) {
            see(Check.EXTERNAL_CAUSE_CLAIMED, null, fact.source(), null, "claimed", fact.value());
        }
        names();
        markup();
    }

    private static String shown(StatedFact fact) {
        return fact.unit() == null ? fact.value().toString() : fact.value() + " " + fact.unit();
    }

    private static boolean says(StatedFact fact, String word) {
        return fact.value().toString().equals(word);
    }

    private void contradicted(
            StatedFact claim,
            String indicator,
            BigDecimal value,
            String measured,
            BigDecimal found,
            String unit,
            Object details) {
        see(
                Check.NARRATIVE_CONTRADICTION,
                indicator,
                claim.key(),
                value,
                "key",
                claim.key(),
                "claimed",
                shown(claim),
                "measured",
                measured,
                "found",
                found,
                "unit",
                unit,
                "details",
                details);
    }

    private void unmet() {
        List<String> below = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number && number.target() != null && !Observations.met(number)) {
                below.add(reading.code());
            }
        }
        BigDecimal count = BigDecimal.valueOf(below.size());
        for (StatedFact fact : facts.of(FactKey.UNMET)) {
            if (says(fact, "无") && !below.isEmpty()) {
                contradicted(fact, null, count, "未达标指标", count, "项", String.join("、", below));
            }
        }
    }

    /** Points that the body took from itself while it sees nothing amiss. */
    private void deducted() {
        BigDecimal total = submission.declared().total();
        BigDecimal lost = total == null ? BigDecimal.ZERO : fullMarks.subtract(total);
        if (lost.signum() <= 0) {
            return;
        }
        Stream.concat(
                        facts.of(FactKey.PROBLEMS).stream().filter(fact -> says(fact, "无")),
                        facts.of(FactKey.ALL_MET).stream().filter(fact -> says(fact, "是")))
                .forEach(fact -> contradicted(fact, null, lost, "自评扣分", lost, "分", total + " / " + fullMarks));
    }

    private void executionRate() {
        BigDecimal rate = submission.budget().executionRate();
        for (StatedFact fact : facts.of(FactKey.EXECUTION_RATE)) {
            BigDecimal gap = rate == null
                    ? BigDecimal.ZERO
                    : fact.value().figure().subtract(rate).abs();
            if (gap.signum() != 0) {
                contradicted(
                        fact,
                        null,
                        gap,
                        "执行率",
                        rate,
                        "%",
                        submission.budget().executed() + " ÷ "
                                + submission.budget().denominator());
            }
        }
    }

    private void tasks() {
        for (StatedFact fact : facts.of(FactKey.TASK_DONE)) {
            String item = FactKey.item(fact.key());
            Stream.concat(submission.budget().tasks().stream(), submission.budget().lines().stream())
                    .filter(line -> line.item().equals(item) && says(fact, "是"))
                    .forEach(line -> finished(fact, line));
        }
    }

    private void finished(StatedFact claim, BudgetLine line) {
        BigDecimal share = Numbers.percent(line.executed(), line.budget());
        if (share != null && share.compareTo(Numbers.HUNDRED) < 0) {
            contradicted(
                    claim,
                    null,
                    Numbers.HUNDRED.subtract(share),
                    "执行率",
                    share,
                    "%",
                    line.executed() + " ÷ " + line.budget());
        }
    }

    /** An indicator called weak that took its full weight. */
    private void weakPoints() {
        for (StatedFact fact : facts.of(FactKey.WEAK_POINT)) {
            for (Reading reading : readings) {
                BigDecimal declared = reading.declaredScore();
                if (says(fact, reading.code())
                        && declared != null
                        && reading.weight() != null
                        && declared.compareTo(reading.weight()) >= 0) {
                    contradicted(
                            fact, reading.code(), declared, "自评得分", declared, "分", declared + " / " + reading.weight());
                }
            }
        }
    }

    private void years() {
        BigDecimal year = BigDecimal.valueOf(submission.fiscalYear());
        for (StatedFact fact : facts.of(FactKey.YEAR)) {
            BigDecimal apart = fact.value().figure().subtract(year).abs();
            if (apart.signum() != 0) {
                see(
                        Check.YEAR_MISMATCH,
                        null,
                        fact.key(),
                        apart,
                        "key",
                        fact.key(),
                        "stated",
                        fact.value().figure(),
                        "fiscalYear",
                        year,
                        "difference",
                        apart);
            }
        }
    }

    private void growth() {
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number && isChangeRate(reading)) {
                BigDecimal prior = facts.figure(FactKey.PRIOR, reading.code(), reading.name());
                if (prior == null || prior.signum() <= 0) {
                    zeroDenominator(reading.code(), reading.code(), number.actual(), prior);
                }
            }
        }
        for (StatedFact fact : facts.of(FactKey.GROWTH)) {
            String item = FactKey.item(fact.key());
            BigDecimal prior = facts.figure(FactKey.PRIOR, item);
            BigDecimal current = facts.figure(FactKey.CURRENT, item);
            if (prior == null || prior.signum() <= 0) {
                zeroDenominator(null, item, fact.value().figure(), prior);
            } else if (current != null && current.signum() > 0) {
                wrongBase(item, fact.value().figure(), current, prior);
            }
        }
    }

    /** (this year − last year) ÷ last year, as the forms name it. */
    private static boolean isChangeRate(Reading reading) {
        String name = reading.name();
        return reading.indicator().isRate() && name != null && (name.endsWith("变动率") || name.endsWith("增长率"));
    }

    private void zeroDenominator(String indicator, String item, BigDecimal rate, BigDecimal prior) {
        see(
                Check.ZERO_DENOMINATOR_RISK,
                indicator,
                indicator == null ? item : null,
                null,
                "item",
                item,
                "actual",
                rate,
                "prior",
                prior);
    }

    /** What is stated is increment ÷ current, to as many decimals as it is stated with. */
    private void wrongBase(String item, BigDecimal stated, BigDecimal current, BigDecimal prior) {
        BigDecimal increment = current.subtract(prior);
        BigDecimal onCurrent = Numbers.percent(increment, current);
        BigDecimal onPrior = Numbers.percent(increment, prior);
        int printed = Math.max(0, stated.scale());
        BigDecimal gap = stated.subtract(onPrior).abs();
        if (onCurrent.setScale(printed, RoundingMode.HALF_UP).compareTo(stated) == 0
                && onPrior.setScale(printed, RoundingMode.HALF_UP).compareTo(stated) != 0) {
            see(
                    Check.PCT_BASE_ERROR,
                    null,
                    item,
                    gap,
                    "item",
                    item,
                    "current",
                    current,
                    "prior",
                    prior,
                    "claimed",
                    stated,
                    "recomputed",
                    onPrior,
                    "found",
                    onCurrent,
                    "difference",
                    gap);
        }
    }

    private void sangong() {
        Map<String, List<StatedFact>> items = new LinkedHashMap<>();
        for (StatedFact fact : facts.of(FactKey.SANGONG)) {
            items.computeIfAbsent(FactKey.item(fact.key()), k -> new ArrayList<>())
                    .add(fact);
        }
        items.forEach((item, values) -> {
            StatedFact least = values.get(0);
            StatedFact most = values.get(0);
            for (StatedFact fact : values) {
                least = KnownFacts.amount(fact).compareTo(KnownFacts.amount(least)) < 0 ? fact : least;
                most = KnownFacts.amount(fact).compareTo(KnownFacts.amount(most)) > 0 ? fact : most;
            }
            above(item, KnownFacts.amount(least), KnownFacts.amount(most), listed(values));
            BigDecimal prior = facts.figure(FactKey.SANGONG_PRIOR, item);
            above(item, prior, KnownFacts.amount(values.get(0)), listed(List.of(values.get(0))) + "；上年 " + prior);
        });
    }

    private void above(String item, BigDecimal lesser, BigDecimal greater, String values) {
        BigDecimal growth = lesser == null ? null : Numbers.percent(greater.subtract(lesser), lesser);
        if (growth != null && growth.signum() > 0) {
            see(
                    Check.SANGONG_SUSPECT,
                    null,
                    item,
                    growth,
                    "item",
                    item,
                    "lesser",
                    lesser,
                    "greater",
                    greater,
                    "growth",
                    growth,
                    "values",
                    values);
        }
    }

    private static String listed(List<StatedFact> facts) {
        return facts.stream()
                .map(fact -> shown(fact) + (fact.source() == null ? "" : "（" + fact.source() + "）"))
                .collect(Collectors.joining("；"));
    }

    private void names() {
        String subject =
                submission.subject() == null ? null : submission.subject().name();
        for (StatedFact fact : facts.of(FactKey.NAME_INSIDE)) {
            String name = fact.value().toString();
            if (subject != null && !subject.contains(name) && !name.contains(subject)) {
                see(Check.COPY_PASTE, null, fact.key(), null, "claimed", name, "subject", subject);
            }
        }
    }

    private void markup() {
        if (submission.subject() != null) {
            markup(null, "评价对象", submission.subject().name());
        }
        for (Reading reading : readings) {
            Entry entry = reading.entry();
            if (entry != null) {
                markup(reading.code(), null, entry.name());
                markup(
                        reading.code(),
                        null,
                        entry.actual() == null ? null : entry.actual().toString());
                markup(reading.code(), null, entry.reason());
                entry.evidence().forEach(text -> markup(reading.code(), null, text));
            }
        }
        for (StatedFact fact : submission.facts()) {
            markup(null, fact.key(), fact.value().toString());
        }
        Stream.concat(submission.budget().lines().stream(), submission.budget().tasks().stream())
                .forEach(line -> markup(null, line.item(), line.item()));
    }

    private void markup(String indicator, String about, String text) {
        if (text == null || text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return;
        }
        Matcher found = MARKUP.matcher(text);
        if (found.find()) {
            see(Check.DATA_HYGIENE, indicator, about, null, "markup", found.group());
        }
    }
}
