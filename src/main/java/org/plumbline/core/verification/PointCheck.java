package org.plumbline.core.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.core.workbook.PointCodeSyntax;

/** Codes of points that a submission can tick. */
final class PointCheck {

    private static final String POINT = "要点";
    private static final String ROLE = "作用";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private final WorkbookValidator at;

    PointCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        at.findScoringGroups().listGroups().forEach(this::checkConsecutive);
        at.findScoringGroups().listGroups().forEach(this::checkUnique);
        for (RowScope row : at.listRowsOf(RuleFamilies.CHECKPOINT)) {
            if (row.findValue(POINT) instanceof String codes) {
                PointCodeSyntax.findFault(codes)
                        .ifPresent(hint -> at.report(
                                ProblemCode.POINT_CODE,
                                row,
                                row.findCell(POINT),
                                new Bilingual("要点编号，如 1、1;3 或 1-5", "codes of points, such as 1, 1;3 or 1-5"),
                                hint));
            }
        }
    }

    /** A named point among numbered ones: submissions are likely to tick its number. */
    private void checkNamed(ScopeGroup group, RowScope named, String code) {
        boolean numbered = group.claims().stream()
                .flatMap(row -> row.family().listCheckpoints(row).stream())
                .anyMatch(other -> NUMBER.matcher(other).matches());
        if (numbered && PointCodeSyntax.findFault(code).isEmpty()) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    named,
                    named.findCell(POINT),
                    new Bilingual("编号，如 1", "a number such as 1"),
                    Bilingual.of(
                            "其他要点用数字编号；填报单位要勾选“%s”才算具备",
                            "The other points are numbered; submissions must tick \"%s\" for this one", code));
        }
    }

    /** A point that two rows of one role name would be counted twice. */
    private void checkUnique(ScopeGroup group) {
        Map<String, RowScope> owners = new HashMap<>();
        for (RowScope row : group.claims()) {
            for (String code : row.family().listCheckpoints(row)) {
                RowScope owner = owners.put(code + " " + row.findValue(ROLE), row);
                if (owner != null) {
                    at.report(
                            ProblemCode.DOUBTFUL,
                            row,
                            row.findCell(POINT),
                            new Bilingual("每个要点只写一次", "every point once"),
                            Bilingual.of(
                                    "要点 %s 在第 %d 行也有，不具备时会扣两次",
                                    "Row %2$d names point %1$s too; it would cost its points twice",
                                    code,
                                    owner.rowNumber()));
                    return;
                }
            }
        }
    }

    /** Numbered points that leave numbers out: the code is then likely a slip, and a submission cannot tick it. */
    private void checkConsecutive(ScopeGroup group) {
        if (group.claims().stream().anyMatch(row -> !at.unread().isWhole(row.sheetName()))) {
            return;
        }
        TreeMap<Integer, RowScope> numbered = new TreeMap<>();
        for (RowScope row : group.claims()) {
            for (String code : row.family().listCheckpoints(row)) {
                if (!NUMBER.matcher(code).matches()) {
                    checkNamed(group, row, code);
                    return;
                }
                numbered.put(Integer.valueOf(code), row);
            }
        }
        checkConsecutive(numbered);
    }

    private void checkConsecutive(SortedMap<Integer, RowScope> numbered) {
        int due = 1;
        for (Map.Entry<Integer, RowScope> point : numbered.entrySet()) {
            if (point.getKey() > due) {
                at.report(
                        ProblemCode.DOUBTFUL,
                        point.getValue(),
                        point.getValue().findCell(POINT),
                        Bilingual.of("从 1 起连续的编号，这里应为 %d", "consecutive numbers from 1, here %d", due),
                        Bilingual.of(
                                "这个办法没有第 %d 点；填报单位只能勾选这里写的编号",
                                "The method has no point %d; submissions can tick only the codes that are written here",
                                due));
                return;
            }
            due = point.getKey() + 1;
        }
    }
}
