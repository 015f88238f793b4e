package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.VetoAction;

/** Caps that hold something back and fall with the execution rate, vetoes of grades there are, facts named where asked for. */
final class AdjustmentCheck {

    private static final String RATE = "executionRate";
    private static final String FACT = "事实";
    private static final String MOST = "总分上限";
    private static final String ACTION = "动作";
    private static final String GRADE = "参数";

    private final Verification at;

    AdjustmentCheck(Verification at) {
        this.at = at;
    }

    /** @param grades whether the sheet of grades and the settings were read whole */
    void run(boolean grades) {
        at.of(Forms.BONUS).forEach(this::factNamed);
        at.of(Forms.VETO).forEach(this::factNamed);
        at.of(Forms.VETO).forEach(row -> parameter(row, grades));
        if (grades) {
            at.of(Forms.CAP).forEach(this::withinFullMarks);
        }
        fallingCaps();
    }

    /** A value without the fact whose value it is would be met by any fact at all. */
    private void factNamed(Claim row) {
        if (!row.key().containsKey("fact")
                && (row.key().containsKey("word") || row.bounds().containsKey("number"))) {
            at.tell(
                    Code.CELL_MISSING,
                    row,
                    row.cell(FACT),
                    new Bilingual("事实的名称", "the key of a fact"),
                    new Bilingual("写了内容或数值，就要写明是哪个事实的", "A wording or number needs the fact it belongs to"));
        }
    }

    private void parameter(Claim row, boolean grades) {
        boolean top = VetoAction.TOP_GRADE.label().equals(row.value(ACTION));
        Object grade = row.value(GRADE);
        List<String> known = at.of(Forms.GRADE).stream()
                .map(band -> (String) band.value("等级"))
                .toList();
        String list = String.join(" / ", known);
        if (!top && grade != null) {
            at.tell(
                    Code.INCONSISTENT,
                    row,
                    row.cell(GRADE),
                    new Bilingual("空", "nothing"),
                    new Bilingual("“总分归零”不用参数", "总分归零 takes no parameter"));
        } else if (top && grade == null) {
            at.tell(
                    Code.CELL_MISSING,
                    row,
                    row.cell(GRADE),
                    new Bilingual("“等级”表中的等级：" + list, "a grade of the sheet 等级: " + list),
                    new Bilingual("“最高等级”要写明最高是哪一等", "最高等级 needs the best grade still allowed"));
        } else if (top && grades && !known.contains(grade)) {
            at.tell(
                    Code.REFERENCE_UNKNOWN,
                    row,
                    row.cell(GRADE),
                    new Bilingual("“等级”表中的等级：" + list, "a grade of the sheet 等级: " + list),
                    new Bilingual("填“等级”列的名称，不填别名", "Use the label of the column 等级, not an alias"));
        }
    }

    private void withinFullMarks(Claim row) {
        BigDecimal highest = at.scheme().bonuses().highest(at.scheme().fullMarks());
        BigDecimal most = (BigDecimal) row.value(MOST);
        if (highest != null && most.compareTo(highest) > 0) {
            at.tell(
                    Code.CAP_ABOVE_FULL,
                    row,
                    row.cell(MOST),
                    Bilingual.of("不大于 %s", "at most %s", highest.toPlainString()),
                    new Bilingual("总分到不了这里，这一行封不住任何总分", "No total is so high: the row holds nothing back"));
        }
    }

    /** Spending more of the budget should not lower what can be had. */
    private void fallingCaps() {
        List<Claim> caps = new ArrayList<>();
        for (Claim row : at.of(Forms.CAP)) {
            if (row.bounds().containsKey(RATE) && !row.isEmpty()) {
                caps.add(row);
            }
        }
        caps.sort(Comparator.comparing(row -> row.bounds().get(RATE), Interval::compareLow));
        for (int i = 1; i < caps.size(); i++) {
            Claim lower = caps.get(i - 1);
            Claim row = caps.get(i);
            BigDecimal less = (BigDecimal) lower.value(MOST);
            if (((BigDecimal) row.value(MOST)).compareTo(less) < 0) {
                at.tell(
                        Code.BAND_NOT_MONOTONE,
                        row,
                        row.cell(MOST),
                        Bilingual.of("不小于 %s", "at least %s", less.toPlainString()),
                        Bilingual.of(
                                "第 %d 行执行率更低，总分上限却更高",
                                "Row %d is for lower execution rates and yet allows more", lower.number()));
            }
        }
    }
}
