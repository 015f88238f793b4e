package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** A submission with some answers changed; unless changed, it is Dachang's. */
final class ChangedSubmission {

    private final List<IndicatorEntry> entries = new ArrayList<>();
    private final List<IndicatorGroupEntry> groups = new ArrayList<>();
    private final Submission base;
    private Budget budget;
    private int fiscalYear;

    private ChangedSubmission(Submission base) {
        this.base = base;
        this.entries.addAll(base.indicators());
        this.groups.addAll(base.groups());
        this.budget = base.budget();
        this.fiscalYear = base.fiscalYear();
    }

    static ChangedSubmission ofDachang() {
        return new ChangedSubmission(ShippedFiles.submission("dachang-2020-dept"));
    }

    /** None at all. */
    static ChangedSubmission to(Scheme scheme) {
        return new ChangedSubmission(new Submission(
                scheme.id(),
                scheme.yearFrom(),
                ofDachang().base.subject(),
                Budget.NONE,
                List.of(),
                List.of(),
                List.of(),
                DeclaredResult.NOTHING));
    }

    ChangedSubmission without(String... codes) {
        entries.removeIf(entry -> List.of(codes).contains(entry.code()));
        return this;
    }

    ChangedSubmission actual(String code, String number) {
        return answer(code, null, Value.of(new BigDecimal(number)), null);
    }

    ChangedSubmission word(String code, String text) {
        return answer(code, null, Value.of(text), null);
    }

    ChangedSubmission checks(String code, String... checks) {
        return answer(code, null, null, List.of(checks));
    }

    ChangedSubmission target(String code, Operator operator, String number, String unit) {
        Value value = number == null ? null : Value.of(new BigDecimal(number));
        return answer(code, new Target(operator, value, unit), null, null);
    }

    /** What is null stays as it was. */
    private ChangedSubmission answer(String code, Target target, Value actual, List<String> checks) {
        return change(code, entry -> entry.toBuilder()
                .code(code)
                .target(target == null ? entry.target() : target)
                .actual(actual == null ? entry.actual() : actual)
                .checks(checks == null ? entry.checks() : checks)
                .build());
    }

    /** States again what the catalogue fixes. */
    ChangedSubmission stating(String code, String name, String level1, String level2, String weight, String method) {
        return change(code, entry -> entry.toBuilder()
                .code(code)
                .name(name)
                .level1(level1)
                .level2(level2)
                .weight(new BigDecimal(weight))
                .method(method)
                .build());
    }

    private ChangedSubmission change(String code, UnaryOperator<IndicatorEntry> change) {
        if (place(code) < 0) {
            again(code);
        }
        int place = place(code);
        entries.set(place, change.apply(entries.get(place)));
        return this;
    }

    /** One more entry with this code. */
    ChangedSubmission again(String code) {
        entries.add(IndicatorEntry.of(code).build());
        return this;
    }

    ChangedSubmission group(String code) {
        groups.add(new IndicatorGroupEntry(code, BigDecimal.ONE));
        return this;
    }

    ChangedSubmission money(String initial, String adjusted, String executed) {
        budget = new Budget(
                "万元",
                initial == null ? null : new BigDecimal(initial),
                null,
                adjusted == null ? null : new BigDecimal(adjusted),
                executed == null ? null : new BigDecimal(executed),
                List.of(),
                List.of());
        return this;
    }

    ChangedSubmission in(int year) {
        fiscalYear = year;
        return this;
    }

    int place(String code) {
        return entries.stream().map(IndicatorEntry::code).toList().indexOf(code);
    }

    Submission submission() {
        return new Submission(
                base.scheme(), fiscalYear, base.subject(), budget, entries, groups, base.facts(), base.declared());
    }
}
