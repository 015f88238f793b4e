package org.plumbline.core.workbook;

import java.util.Optional;
import java.util.Set;

/** The sheets of a rule workbook by name. */
public final class WorkbookLayout {

    /** Prefix of the names of sheets of notes, which are not read. */
    public static final String NOTES = "说明";
    /** Prefix of the names of deduction tables. */
    static final String DEDUCTIONS = "扣分-";

    public static final String GRADES = "等级";

    /** The table sheets that concern the whole evaluation. */
    public static final Set<String> TOTAL_SHEETS = Set.of("加分", "封顶", "否决", GRADES, "审核");

    private WorkbookLayout() {}

    /** Whether it is named as Excel names the copy of a sheet, such as 等级 (2). */
    static boolean isNamedAsCopy(String sheet) {
        return sheet.matches(".+\\s*[(（]\\d+[)）]");
    }

    public static boolean isTable(String sheet) {
        return sheet.startsWith(DEDUCTIONS) || TOTAL_SHEETS.contains(sheet);
    }

    /** The RuleSet cell of every table sheet: the scheme id as a Java package name. */
    public static String ruleSetName(String schemeId) {
        return "plumbline." + schemeId.replaceAll("[^a-z0-9]", "_").replaceFirst("^(\\d)", "_$1");
    }

    /** The scheme that a RuleSet cell names, with its punctuation as hyphens; empty for other texts. */
    static Optional<String> findScheme(String ruleSetName) {
        return ruleSetName.matches("plumbline\\.[a-z0-9_]+")
                ? Optional.of(ruleSetName.replaceFirst("^plumbline\\._?", "").replace('_', '-'))
                : Optional.empty();
    }
}
