package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.plumbline.Shipped;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** A submission with some answers changed; unless changed, it is Dachang's. */
final class Answers {

    private final List<Entry> entries = new ArrayList<>();
    private final List<GroupEntry> groups = new ArrayList<>();
    private final Submission base;
    private Budget budget;
    private int fiscalYear;

    private Answers(Submission base) {
        this.base = base;
        this.entries.addAll(base.indicators());
        this.groups.addAll(base.groups());
        this.budget = base.budget();
        this.fiscalYear = base.fiscalYear();
    }

    static Answers ofDachang() {
        return new Answers(Shipped.submission("dachang-2020-dept"));
    }

    /** None at all. */
    static Answers to(Scheme scheme) {
        return new Answers(new Submission(
                scheme.id(),
                scheme.yearFrom(),
                ofDachang().base.subject(),
                Budget.NONE,
                List.of(),
                List.of(),
                List.of(),
                Declared.NOTHING));
    }

    Answers without(String... codes) {
        entries.removeIf(entry -> List.of(codes).contains(entry.code()));
        return this;
    }

    Answers actual(String code, String number) {
        return value(code, Value.of(new BigDecimal(number)));
    }

    Answers word(String code, String text) {
        return value(code, Value.of(text));
    }

    private Answers value(String code, Value value) {
        return entry(code, e -> new Entry(
                e.code(), e.name(), e.level1(), e.level2(), e.weight(), e.target(), value, e.checks(),
                e.declaredScore(), e.reason(), e.evidence(), e.method(), e.factKey()));
    }

    Answers checks(String code, String... checks) {
        return entry(code, e -> new Entry(
                e.code(), e.name(), e.level1(), e.level2(), e.weight(), e.target(), e.actual(), List.of(checks),
                e.declaredScore(), e.reason(), e.evidence(), e.method(), e.factKey()));
    }

    Answers target(String code, Operator operator, String number, String unit) {
        Target target = new Target(operator, number == null ? null : Value.of(new BigDecimal(number)), unit);
        return entry(code, e -> new Entry(
                e.code(), e.name(), e.level1(), e.level2(), e.weight(), target, e.actual(), e.checks(),
                e.declaredScore(), e.reason(), e.evidence(), e.method(), e.factKey()));
    }

    /** States again what the catalogue fixes. */
    Answers stating(String code, String name, String level1, String level2, String weight, String method) {
        BigDecimal points = weight == null ? null : new BigDecimal(weight);
        return entry(code, e -> new Entry(
                e.code(), name, level1, level2, points, e.target(), e.actual(), e.checks(),
                e.declaredScore(), e.reason(), e.evidence(), method, e.factKey()));
    }

    /** Adds the entry where there is none. */
    Answers entry(String code, UnaryOperator<Entry> change) {
        for (int i = 0; i < entries.size(); i++) {
            if (code.equals(entries.get(i).code())) {
                entries.set(i, change.apply(entries.get(i)));
                return this;
            }
        }
        return again(code, change);
    }

    /** Adds an entry whether or not there is one with the code. */
    Answers again(String code, UnaryOperator<Entry> change) {
        entries.add(change.apply(
                new Entry(code, null, null, null, null, null, null, null, null, null, null, null, null)));
        return this;
    }

    Answers group(String code) {
        groups.add(new GroupEntry(code, BigDecimal.ONE));
        return this;
    }

    Answers money(String initial, String adjusted, String executed) {
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

    Answers in(int year) {
        fiscalYear = year;
        return this;
    }

    int place(String code) {
        return entries.stream().map(Entry::code).toList().indexOf(code);
    }

    Submission submission() {
        return new Submission(
                base.scheme(), fiscalYear, base.subject(), budget, entries, groups, base.facts(), base.declared());
    }
}
