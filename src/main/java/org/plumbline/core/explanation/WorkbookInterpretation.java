package org.plumbline.core.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;

/**
 * How a workbook was interpreted, in sentences that a clerk can compare with the document: how much was read of each
 * sheet, what was not read, and one sentence per row. Cells are quoted as they were written, in either language.
 *
 * @param summary how many sheets and rows are in force, and which sheets are not read
 * @param sheets in the workbook's order
 * @param ignored names of the sheets of notes
 */
public record WorkbookInterpretation(String summary, List<SheetInterpretation> sheets, List<String> ignored) {

    /**
     * @param summary kind of table, with its rows, columns and hidden rows
     * @param rows one for each row of the sheet
     */
    public record SheetInterpretation(String name, String summary, List<RowInterpretation> rows) {}

    /**
     * @param key key of the row, such as its rule id
     * @param row row number as Excel shows it
     */
    public record RowInterpretation(String key, int row, String sentence) {}

    private static final Map<SheetKind, Bilingual> KINDS = Map.of(
            SheetKind.SETTINGS, new Bilingual("方案的基本设置", "the settings of the scheme"),
            SheetKind.INDICATORS, new Bilingual("指标目录", "the catalogue of indicators"),
            SheetKind.THRESHOLDS, new Bilingual("审核阈值", "the thresholds of checks"),
            SheetKind.BASES, new Bilingual("依据的文件和条款", "documents and articles cited"),
            SheetKind.CASES, new Bilingual("测试用例", "test cases"));

    public static WorkbookInterpretation interpret(RuleSet ruleSet, Locale locale) {
        return interpret(ruleSet.content(), locale);
    }

    public static WorkbookInterpretation interpret(WorkbookContent content, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        RowSentences sentences = new RowSentences(english, content.listBases());
        List<SheetInterpretation> sheets = content.sheets().stream()
                .map(sheet -> new SheetInterpretation(
                        sheet.name(),
                        summary(sheet, locale),
                        sheet.entries().stream()
                                .map(entry -> new RowInterpretation(
                                        entry.key(), entry.row(), sentences.describe(sheet, entry)))
                                .toList()))
                .toList();
        return new WorkbookInterpretation(summary(content, english), sheets, content.notes());
    }

    private static String summary(WorkbookContent content, boolean english) {
        int rows = content.sheets().stream()
                .mapToInt(sheet -> sheet.entries().size())
                .sum();
        String read = (english ? "%d sheets with %d rows are in force" : "共 %d 张工作表、%d 行生效")
                .formatted(content.sheets().size(), rows);
        if (content.notes().isEmpty()) {
            return read + (english ? "; no sheet was left out." : "；没有不读的工作表。");
        }
        return read
                + (english ? "; sheets of notes, not read: " : "；不读的说明性工作表：")
                + String.join(english ? ", " : "、", content.notes())
                + (english ? "." : "。");
    }

    private static String summary(SheetContent sheet, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        String kind = describeKind(sheet).in(locale);
        String hidden = sheet.hiddenRows() == 0
                ? english ? "no hidden rows" : "没有隐藏行"
                : (english ? "%d hidden technical rows" : "隐藏的技术行 %d 行").formatted(sheet.hiddenRows());
        return (english ? "%s: %s; %d rows, %d columns, %s." : "%s：%s，%d 行，%d 列，%s。")
                .formatted(
                        sheet.name(),
                        kind,
                        sheet.entries().size(),
                        sheet.columns().size(),
                        hidden);
    }

    private static Bilingual describeKind(SheetContent sheet) {
        Bilingual unknown = new Bilingual("规则表", "a table");
        return sheet.form() == null
                ? KINDS.getOrDefault(sheet.kind(), unknown)
                : RuleFamilies.find(sheet.form()).map(RuleFamily::sheetKind).orElse(unknown);
    }
}
