package org.plumbline.core.verification;

import java.math.BigDecimal;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.vocabulary.MissingPolicy;

/** Settings that can be read and likely contain a slip. */
final class SettingsCheck {

    /** Rules are rarely in force for longer. */
    private static final int MANY_YEARS = 20;

    private static final String MISSING = "缺失处理";

    private final WorkbookValidator at;

    SettingsCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        if (at.unread().knowsSetting("年度起") && at.unread().knowsSetting("年度止")) {
            checkYears();
        }
        if (at.unread().knowsSetting("满分")) {
            checkBonusLimit();
        }
        if (at.unread().knowsSetting(MISSING)) {
            checkMissing();
        }
    }

    /** Leaving out every value would earn full marks. */
    private void checkMissing() {
        if (at.scheme().missing() == MissingPolicy.FULL) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    MISSING,
                    MissingPolicy.FULL.label(),
                    new Bilingual("待补、零分或不适用·折算", "待补, 零分 or 不适用·折算"),
                    new Bilingual(
                            "现在任何指标不填实际值都得满分；只有个别指标如此的，填在“指标”表的“缺失处理”",
                            "Any indicator without a value earns full marks; where this is for some, state it on the sheet 指标"));
        }
    }

    private void checkYears() {
        int years = at.scheme().yearTo() - at.scheme().yearFrom() + 1;
        if (years > MANY_YEARS) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    "年度止",
                    BigDecimal.valueOf(at.scheme().yearTo()),
                    new Bilingual("最晚适用的年度", "the last year of the rules"),
                    Bilingual.of("现在一共适用 %d 个年度；也许年份填错了", "The rules are for %d years; a digit may be wrong", years));
        }
    }

    private void checkBonusLimit() {
        BigDecimal limit = at.scheme().bonuses().most();
        if (limit != null && limit.compareTo(at.scheme().fullMarks()) > 0) {
            at.report(
                    ProblemCode.DOUBTFUL,
                    "加分总上限",
                    limit,
                    Bilingual.of(
                            "不超过满分 %s",
                            "at most full marks, %s", at.scheme().fullMarks().toPlainString()),
                    new Bilingual("这样的上限起不到限制作用", "A limit this high restricts nothing"));
        }
    }
}
