package org.plumbline.ruleset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.ruleset.Problem.Code;

/** What the rules rest on. One line a sheet: a hundred rows of one unread document are one thing to do. */
final class BasisCheck {

    private static final String UNVERIFIED = "待核";
    private static final String STATUS = "依据状态";
    private static final String BASIS = "依据";

    private final Verification at;

    BasisCheck(Verification at) {
        this.at = at;
    }

    void run() {
        if (UNVERIFIED.equals(at.scheme().basisStatus())) {
            at.tell(
                    Code.BASIS_UNVERIFIED,
                    STATUS,
                    UNVERIFIED,
                    null,
                    new Bilingual("对照文件原文后改为“已核”", "Set it to 已核 once compared with the document"));
        } else {
            rows();
        }
        indicators();
    }

    /** A scheme said to be compared with its documents, whose rows say otherwise. */
    private void rows() {
        Map<String, Claim> first = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        for (Claim row : at.rows()) {
            if (row.value(BASIS) instanceof String basis && basis.contains(UNVERIFIED)) {
                first.putIfAbsent(row.sheet(), row);
                count.merge(row.sheet(), 1, Integer::sum);
            }
        }
        first.forEach((sheet, row) -> at.tell(
                Code.BASIS_UNVERIFIED,
                row,
                row.cell(BASIS),
                null,
                Bilingual.of(
                        "“方案”表填的是已核，本表还有 %d 行依据写着待核",
                        "The sheet 方案 says 已核, and %d rows of this sheet still say 待核", count.get(sheet))));
    }

    private void indicators() {
        List<String> without = Stream.concat(
                        at.scheme().indicators().stream()
                                .filter(indicator -> indicator.basis() == null)
                                .map(indicator -> indicator.code()),
                        at.scheme().groups().stream()
                                .filter(group -> group.basis() == null)
                                .map(group -> group.code()))
                .toList();
        if (!without.isEmpty()) {
            at.tell(
                    Code.BASIS_MISSING,
                    without.get(0),
                    BASIS,
                    null,
                    new Bilingual("文件名称和条款", "document and article"),
                    Bilingual.of("本表 %d 项没有依据，这是第一项", "%d entries have none, this is the first", without.size()));
        }
    }
}
