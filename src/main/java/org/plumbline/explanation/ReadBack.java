package org.plumbline.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookContent;
import org.plumbline.ruleset.WorkbookContent.Kind;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/**
 * What a workbook was understood to mean, in sentences a clerk can hold against the document: how much was read of each
 * sheet, what was not read, and one sentence a row. Cells are quoted as they were written, in either language.
 *
 * @param summary how many sheets and rows are in force, and which sheets nobody reads
 * @param sheets in the workbook's order
 * @param ignored names of the sheets of notes
 */
public record ReadBack(String summary, List<SheetReading> sheets, List<String> ignored) {

    /**
     * @param summary what kind of table it is, with its rows, columns and hidden rows
     * @param rows one for each row of the sheet
     */
    public record SheetReading(String name, String summary, List<RowReading> rows) {}

    /**
     * @param key what names the row, such as its rule id
     * @param row Excel's own number
     */
    public record RowReading(String key, int row, String sentence) {}

    private static final Map<String, Bilingual> FORMS = Map.ofEntries(
            Map.entry("STEP", new Bilingual("每步扣分表", "a table of deductions per step")),
            Map.entry("RATIO", new Bilingual("比例计分表", "a table of scores in proportion")),
            Map.entry("BAND", new Bilingual("区间计分表", "a table of scores by band")),
            Map.entry("CHECKPOINT", new Bilingual("要点计分表", "a table of checkpoints")),
            Map.entry("WORDING", new Bilingual("定性计分表", "a table of scores by wording")),
            Map.entry("OVER", new Bilingual("超额扣分表", "a table of deductions for over-achievement")),
            Map.entry("BONUS", new Bilingual("加分表", "a table of bonuses")),
            Map.entry("CAP", new Bilingual("封顶表", "a table of caps")),
            Map.entry("VETO", new Bilingual("否决表", "a table of vetoes")),
            Map.entry("GRADE", new Bilingual("等级划分表", "a table of grades")),
            Map.entry("CHECK", new Bilingual("审核提示表", "a table of findings")));

    private static final Map<Kind, Bilingual> KINDS = Map.of(
            Kind.SETTINGS, new Bilingual("方案的基本设置", "the settings of the scheme"),
            Kind.INDICATORS, new Bilingual("指标目录", "the catalogue of indicators"),
            Kind.THRESHOLDS, new Bilingual("审核阈值", "the thresholds of checks"),
            Kind.CASES, new Bilingual("测试用例", "test cases"));

    public static ReadBack of(RuleSet ruleSet, Locale locale) {
        return of(ruleSet.content(), locale);
    }

    public static ReadBack of(WorkbookContent content, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        RowSentences sentences = new RowSentences(english);
        List<SheetReading> sheets = content.sheets().stream()
                .map(sheet -> new SheetReading(
                        sheet.name(),
                        summary(sheet, locale),
                        sheet.entries().stream()
                                .map(entry -> new RowReading(entry.key(), entry.row(), sentences.of(sheet, entry)))
                                .toList()))
                .toList();
        return new ReadBack(summary(content, english), sheets, content.notes());
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

    private static String summary(Sheet sheet, Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        String kind = kind(sheet).in(locale);
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

    private static Bilingual kind(Sheet sheet) {
        Bilingual unknown = new Bilingual("规则表", "a table");
        return sheet.form() == null
                ? KINDS.getOrDefault(sheet.kind(), unknown)
                : FORMS.getOrDefault(sheet.form(), unknown);
    }
}
