package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * A number format as Excel applies it (ECMA-376 part 1, 18.8.31): up to four sections, for numbers above zero, below
 * zero and zero, and for texts, or sections with conditions of their own.
 */
final class CellFormat {

    /** The formats whose code Excel never writes, as it shows them under a Chinese locale (18.8.30). */
    private static final Map<Integer, String> CHINESE_DATES = Map.ofEntries(
            Map.entry(27, "yyyy\"年\"m\"月\""),
            Map.entry(28, "m\"月\"d\"日\""),
            Map.entry(29, "m\"月\"d\"日\""),
            Map.entry(30, "m-d-yy"),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"时\"mm\"分\""),
            Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(34, "h\"时\"mm\"分\""),
            Map.entry(35, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(36, "yyyy\"年\"m\"月\""),
            Map.entry(50, "yyyy\"年\"m\"月\""),
            Map.entry(51, "m\"月\"d\"日\""),
            Map.entry(52, "yyyy\"年\"m\"月\""),
            Map.entry(53, "m\"月\"d\"日\""),
            Map.entry(54, "m\"月\"d\"日\""),
            Map.entry(55, "h\"时\"mm\"分\""),
            Map.entry(56, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(57, "yyyy\"年\"m\"月\""),
            Map.entry(58, "m\"月\"d\"日\""));

    private static final CellFormat GENERAL = new CellFormat(null);

    private final String code;
    private final List<FormatSection> sections;

    private CellFormat(String code) {
        this.code = code;
        this.sections = code == null ? List.of() : sections(code);
    }

    /**
     * @param index the format's number in the file
     * @param code null where the file has none for that number
     */
    static CellFormat of(int index, String code) {
        String meant = code != null ? code : CHINESE_DATES.get(index);
        meant = meant != null ? meant : BuiltinFormats.getBuiltinFormat(index);
        boolean general = meant == null
                || meant.isEmpty()
                || meant.equals("@")
                || meant.equalsIgnoreCase("General")
                || meant.equals("G/通用格式")
                || meant.startsWith("reserved");
        return general ? GENERAL : new CellFormat(meant);
    }

    private static List<FormatSection> sections(String code) {
        List<FormatSection> sections = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < code.length() && sections.size() < 4; i++) {
            char c = code.charAt(i);
            if (quoted) {
                quoted = c != '"';
            } else if (bracketed) {
                bracketed = c != ']';
            } else if (FormatSection.takesNext(c)) {
                i++;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '[') {
                bracketed = true;
            } else if (c == ';') {
                sections.add(FormatSection.of(code.substring(from, i)));
                from = i + 1;
            }
        }
        if (sections.size() < 4) {
            sections.add(FormatSection.of(code.substring(from)));
        }
        return List.copyOf(sections);
    }

    /** Whether numbers are shown unchanged. */
    boolean isGeneral() {
        return code == null;
    }

    /** The code itself; null where {@link #isGeneral()}. */
    String code() {
        return code;
    }

    /** Whether its section for texts is empty, as in {@code ;;;}. */
    boolean hidesTexts() {
        return sections.size() == 4 && code.endsWith(";");
    }

    boolean isDate(BigDecimal number) {
        return !isGeneral() && section(number).isDate();
    }

    /** @throws IllegalStateException where {@link #isGeneral()} */
    DisplayedValue show(BigDecimal number) {
        FormatSection section = section(number);
        return section.show(number, number.signum() < 0 && !saysItsSign(section));
    }

    /** The second of several sections is for negative numbers, and shows it without an added sign. */
    private boolean saysItsSign(FormatSection section) {
        return sections.size() > 1
                && section == sections.get(1)
                && !section.hasCondition()
                && !sections.get(0).hasCondition();
    }

    private FormatSection section(BigDecimal number) {
        if (isGeneral()) {
            throw new IllegalStateException("the general format has no sections");
        }
        for (FormatSection section : sections) {
            if (section.hasCondition() && section.meets(number)) {
                return section;
            }
        }
        boolean conditions = sections.get(0).hasCondition();
        int numbers = Math.min(3, sections.size());
        if (conditions || numbers == 1) {
            return sections.get(conditions ? numbers - 1 : 0);
        }
        if (number.signum() < 0) {
            return sections.get(1);
        }
        return sections.get(number.signum() == 0 && numbers == 3 ? 2 : 0);
    }
}
