package org.plumbline.core.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;

/** The columns of the sheet 依据, which a workbook may have. */
public final class BasisColumns {

    public static final String BASES = "依据";

    static final String ID = "依据编号";
    static final String DOCUMENT = "文件";
    static final String ARTICLE = "条款";
    static final String TEXT = "原文";
    static final String FROM = "施行日期";
    static final String TO = "失效日期";
    static final String STATUS = "核对状态";
    static final String CHOICE = "用于";

    private static final CellType WORDS = new CellType.TextCellType();

    /** In the order a template writes them. */
    public static final List<ListColumn> COLUMNS = List.of(
            new ListColumn(
                    ID,
                    new Bilingual(
                            "字母、数字和连字符，如 CY10-8；别的工作表在“依据”列写这个编号来引用",
                            "letters, digits and hyphens, such as CY10-8; the column 依据 of other sheets cites it"),
                    WORDS,
                    true),
            new ListColumn(DOCUMENT, new Bilingual("文件名称和文号", "title and number of the document"), WORDS, true),
            new ListColumn(ARTICLE, new Bilingual("条、款、项，如 第八条", "article, such as 第八条"), WORDS, false),
            new ListColumn(
                    TEXT, new Bilingual("该条的原文；空 = 未录入", "the article as printed; empty = not entered"), WORDS, false),
            new ListColumn(
                    FROM,
                    new Bilingual(
                            "文字格式，如 2020-02-25、2020-02 或 2020；空 = 不限",
                            "as text, 2020-02-25, 2020-02 or 2020; empty = open"),
                    WORDS,
                    false),
            new ListColumn(
                    TO,
                    new Bilingual("最后有效的日期，写法同上；空 = 至今", "last day in force, likewise; empty = open"),
                    WORDS,
                    false),
            new ListColumn(
                    STATUS,
                    new Bilingual("已核 = 已对照文件原文；待核 = 尚未对照", "whether it was compared with the document"),
                    new CellType.ChoiceCellType(List.of("已核", "待核")),
                    true),
            new ListColumn(
                    CHOICE,
                    new Bilingual(
                            "自评表没有印、由本方案选定的算法写在这里，每种一行；空 = 由别的工作表按编号引用",
                            "a choice of scoring that the form does not print, one row each; empty = cited by its id"),
                    CellType.choiceOf(UnprintedChoice.class),
                    false));

    private BasisColumns() {}

    /** A row for each choice that forms do not print, unverified, to be completed by the documents of a scheme. */
    static List<Map<String, Object>> listChoiceRows() {
        return Arrays.stream(UnprintedChoice.values())
                .<Map<String, Object>>map(choice -> Map.of(
                        ID,
                        "XD-" + (choice.ordinal() + 1),
                        DOCUMENT,
                        "本方案选定，自评表未印",
                        ARTICLE,
                        choice.label(),
                        STATUS,
                        "待核",
                        CHOICE,
                        choice))
                .toList();
    }
}
