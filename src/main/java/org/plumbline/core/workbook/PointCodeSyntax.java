package org.plumbline.core.workbook;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.SheetGrid;

/**
 * Whether the column 要点 names points that a submission can tick: codes of letters, characters or at most three digits,
 * ranges with a plain hyphen, several with semicolons. Any other text would be a single code that no submission ever
 * states.
 */
public final class PointCodeSyntax {

    private static final Pattern SEPARATORS = Pattern.compile("[;；,，、]");
    private static final Pattern CODE = Pattern.compile("\\d{1,3}|(?=.*\\p{L})[\\p{L}\\p{N}_.-]{1,30}");
    private static final Pattern RANGE = Pattern.compile("\\d{1,3}\\s*[-–—~～至]\\s*\\d{1,3}");
    private static final Pattern LOOSE_RANGE = Pattern.compile("(\\d{1,3})\\s*(?:\\p{Pd}+|到|~+|…+)\\s*(\\d{1,3})");
    private static final Pattern CIRCLED = Pattern.compile(".*[①-⑳㈠-㈩⑴-⑽⒈-⒛].*");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}[-/.年]\\d{1,2}([-/.月]\\d{1,2}日?)?|\\d{1,2}月\\d{1,2}日?|\\d{1,2}/\\d{1,2}(/\\d{2,4})?");
    private static final Pattern LIST = Pattern.compile("\\d{1,3}([.。·/\\\\|+&和及与\\s]+\\d{1,3})+");

    private static final Pattern ORDINAL = Pattern.compile("(?:第|要点)\\s*(\\d{1,3})\\s*[项点条个]?|(?:第)?(\\d{1,3})[项点条个]");
    private static final Set<String> EVERY = Set.of("全部", "所有", "各点", "全部要点", "所有要点", "各要点", "均");

    private PointCodeSyntax() {}

    /** A hint for a text that is not a list of codes; empty where it is one. */
    public static Optional<Bilingual> findFault(String text) {
        for (String part : SEPARATORS.split(text)) {
            String code = part.strip();
            boolean good = RANGE.matcher(code).matches()
                    || CODE.matcher(code).matches()
                            && SheetGrid.toHalfWidth(code).equals(code)
                            && !LOOSE_RANGE.matcher(code).matches()
                            && !CIRCLED.matcher(code).matches()
                            && !DATE.matcher(code).matches()
                            && !LIST.matcher(code).matches()
                            && !ORDINAL.matcher(code).matches()
                            && !EVERY.contains(code);
            if (!good && !code.isEmpty()) {
                return Optional.of(createHint(code));
            }
        }
        return Optional.empty();
    }

    private static Bilingual createHint(String code) {
        String narrow = SheetGrid.toHalfWidth(code);
        Matcher range = LOOSE_RANGE.matcher(narrow);
        if (range.matches()) {
            return CellParser.suggestValue(
                    range.group(1) + "-" + range.group(2),
                    "这是一个范围，连接号要用半角的 -",
                    "A range is written with a plain hyphen");
        }
        if (!narrow.equals(code) && CODE.matcher(narrow).matches()) {
            return CellParser.suggestValue(narrow, "编号要用半角字符", "Use half-width characters for codes");
        }
        Matcher ordinal = ORDINAL.matcher(narrow);
        if (ordinal.matches()) {
            return CellParser.suggestValue(
                    ordinal.group(1) == null ? ordinal.group(2) : ordinal.group(1), "只写编号", "Write the number alone");
        }
        if (EVERY.contains(narrow)) {
            return new Bilingual("请写出各要点的编号，如 1-5", "Write the codes of the points, such as 1-5");
        }
        if (SERIAL.matcher(code).matches() || DATE.matcher(code).matches()) {
            return new Bilingual(
                    "这是一个日期：Excel 把 1-5 之类的输入当成了日期。请先把格式设为“文本”，再重新填写",
                    "It is a date: Excel converted an entry such as 1-5. Set the format to Text, then retype it");
        }
        if (LIST.matcher(narrow).matches()) {
            return CellParser.suggestValue(
                    narrow.replaceAll("\\D+", ";"),
                    "这像是几个要点，请用分号隔开",
                    "These seem to be several points; separate them with semicolons");
        }
        return new Bilingual(
                "每个要点一个编号，如 1；多个用分号，如 1;3；连续的写 1-5",
                "One code per point, such as 1; several with semicolons, 1;3; a range as 1-5");
    }
}
