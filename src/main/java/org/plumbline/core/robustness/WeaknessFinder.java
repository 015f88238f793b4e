package org.plumbline.core.robustness;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plumbline.core.robustness.Weakness.Kind;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorEntryBuilder;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Value;

/** Finds the points of an evaluation that rest on what is not shown, and how each entry reads without that. */
final class WeaknessFinder {

    private static final Pattern PROGRESS = Pattern.compile(".*(?:支出|支付)进度率.*");
    /** An actual value that no wording accepts. */
    private static final String NOT_SHOWN = "未提供";

    private final Submission submission;
    private final List<Weakness> found = new ArrayList<>();
    private final Map<Kind, List<IndicatorEntry>> changes = new LinkedHashMap<>();

    WeaknessFinder(Evaluation evaluation, Submission submission, List<Reading> readings) {
        this.submission = submission;
        boolean declares = evaluation.indicators().stream().anyMatch(score -> score.declaredScore() != null);
        for (IndicatorScore score : evaluation.indicators()) {
            boolean undeclared = declares && score.declaredScore() == null && isPositive(score.score());
            if (undeclared) {
                addUndeclared(score, readings);
            }
            for (Reading reading : readings) {
                if (isOf(score, reading)) {
                    addOwn(score, reading);
                }
            }
        }
    }

    List<Weakness> list() {
        return List.copyOf(found);
    }

    /** The entries of a kind as they read without what is not shown. */
    List<IndicatorEntry> change(Kind kind) {
        return changes.getOrDefault(kind, List.of());
    }

    private static boolean isPositive(BigDecimal points) {
        return points != null && points.signum() > 0;
    }

    private static boolean isOf(IndicatorScore score, Reading reading) {
        return score.code().equals(reading.code())
                || score.members() != null
                        && score.members().stream().anyMatch(each -> each.code().equals(reading.code()));
    }

    private void addUndeclared(IndicatorScore score, List<Reading> readings) {
        found.add(new Weakness(Kind.NOT_DECLARED, score.code(), score.name(), score.score()));
        readings.stream()
                .filter(reading -> isOf(score, reading) && reading.entry() != null)
                .forEach(reading -> change(Kind.NOT_DECLARED, withoutValue(reading)));
    }

    private void addOwn(IndicatorScore score, Reading reading) {
        boolean bare = reading instanceof CheckReading check
                && check.hasBareWord()
                && reading.entry() != null
                && reading.entry().evidence().isEmpty();
        if (bare && isPositive(score.score())) {
            found.add(new Weakness(Kind.BARE_WORD, score.code(), score.name(), score.score()));
            change(Kind.BARE_WORD, withoutValue(reading));
        } else if (reading instanceof NumberReading number && number.declaredActual() != null) {
            addRate(score, number);
        }
    }

    private void addRate(IndicatorScore score, NumberReading number) {
        BigDecimal rate = number.recomputed();
        Kind kind = Kind.CONTRADICTED;
        if (rate == null && PROGRESS.matcher(number.name()).matches()) {
            rate = submission.budget().executionRate();
            kind = Kind.PROGRESS;
        }
        boolean judgedAsDeclared = number.actual().compareTo(number.declaredActual()) == 0;
        if (rate != null && judgedAsDeclared && rate.compareTo(number.declaredActual()) != 0) {
            found.add(new Weakness(kind, score.code(), score.name(), score.score()));
            change(kind, builderOf(number).actual(Value.of(rate)).build());
        }
    }

    /** A checklist without any checkpoint met; a word or number that is not given. */
    private static IndicatorEntry withoutValue(Reading reading) {
        IndicatorEntryBuilder builder = builderOf(reading);
        if (reading instanceof CheckReading) {
            return builder.actual(null).checks(List.of()).build();
        }
        Value shown = reading instanceof TextReading ? Value.of(NOT_SHOWN) : null;
        return builder.actual(shown).build();
    }

    private static IndicatorEntryBuilder builderOf(Reading reading) {
        return reading.entry().toBuilder().code(reading.code());
    }

    private void change(Kind kind, IndicatorEntry entry) {
        changes.computeIfAbsent(kind, each -> new ArrayList<>()).add(entry);
    }
}
