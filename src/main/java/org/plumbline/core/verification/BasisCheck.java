package org.plumbline.core.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Checks the basis of rules. One problem per sheet: a hundred rows of one unverified document are one task. */
final class BasisCheck {

    private static final String UNVERIFIED = "待核";
    private static final String STATUS = "依据状态";
    private static final String BASIS = "依据";

    private final WorkbookValidator validator;

    BasisCheck(WorkbookValidator at) {
        this.validator = at;
    }

    void run() {
        if (UNVERIFIED.equals(validator.scheme().basisStatus())) {
            validator.report(
                    ProblemCode.BASIS_UNVERIFIED,
                    STATUS,
                    UNVERIFIED,
                    null,
                    new Bilingual("对照文件原文后改为“已核”", "Set it to 已核 once compared with the document"));
        } else {
            checkRows();
        }
        checkIndicators();
    }

    /** A scheme marked as compared with its documents, with rows marked otherwise. */
    private void checkRows() {
        Map<String, RowScope> first = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        for (RowScope row : validator.listRows()) {
            if (row.findValue(BASIS) instanceof String basis && basis.contains(UNVERIFIED)) {
                first.putIfAbsent(row.sheetName(), row);
                count.merge(row.sheetName(), 1, Integer::sum);
            }
        }
        first.forEach((sheet, row) -> validator.report(
                ProblemCode.BASIS_UNVERIFIED,
                row,
                row.findCell(BASIS),
                null,
                Bilingual.of(
                        "“方案”表填的是已核，本表还有 %d 行依据写着待核",
                        "The sheet 方案 has 已核, but %d rows of this sheet still have 待核", count.get(sheet))));
    }

    private void checkIndicators() {
        List<String> without = Stream.concat(
                        validator.scheme().indicators().stream()
                                .filter(indicator -> indicator.basis() == null)
                                .map(indicator -> indicator.code()),
                        validator.scheme().groups().stream()
                                .filter(group -> group.basis() == null)
                                .map(group -> group.code()))
                .toList();
        if (!without.isEmpty()) {
            validator.report(
                    ProblemCode.BASIS_MISSING,
                    without.get(0),
                    BASIS,
                    null,
                    new Bilingual("文件名称和条款", "document and article"),
                    Bilingual.of("本表 %d 项没有依据，这是第一项", "%d entries have none, this is the first", without.size()));
        }
    }
}
