package org.plumbline.core.rule.wording;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.CellList;

/** Whether the wordings of a row are separated as they are read, and its score lies within its own range. */
final class WordingRowCheck {

    private static final Pattern OTHER_SEPARATOR = Pattern.compile("\\s*[,，、|/／]\\s*");

    private WordingRowCheck() {}

    static void check(TypedRow row, RowProblems problems) {
        if (row.findValue(WordingColumns.SAYS) instanceof String wordings
                && CellList.split(wordings).stream()
                        .anyMatch(wording -> OTHER_SEPARATOR.matcher(wording).find())) {
            problems.reportDoubt(
                    WordingColumns.SAYS,
                    new Bilingual("多个档次用分号隔开", "wordings separated by semicolons"),
                    Bilingual.of(
                            "现在逗号、顿号前后读作同一个档次，填报单位要一字不差才算；是几个档次的，改用分号：%s",
                            "What is around a comma is read as one wording; where several are meant: %s",
                            OTHER_SEPARATOR.matcher(wordings).replaceAll(";")));
        }
        BigDecimal worth = row.findNumber(WordingColumns.WORTH, null);
        BigDecimal from = row.findNumber(WordingColumns.FROM, worth);
        BigDecimal to = row.findNumber(WordingColumns.TO, worth);
        if (worth != null && from.compareTo(to) <= 0 && (worth.compareTo(from) < 0 || worth.compareTo(to) > 0)) {
            problems.reportDoubt(
                    WordingColumns.WORTH,
                    Bilingual.of("%s 到 %s 之间", "from %s to %s", from.toPlainString(), to.toPlainString()),
                    new Bilingual(
                            "没有人工评分时的得分在本行的人工评分范围之外",
                            "The score without a person's lies outside the range that a person may choose"));
        }
    }
}
