package org.plumbline.core.claims;

import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.Severity;

/** The sheets of the workbook of report checks and their columns. */
enum CheckBookSheet {
    CHECKS(
            "检查",
            column("检查", "检查项", "the check", CellType.choiceOf(ClaimCheck.class), true),
            column("级别", "严重程度", "severity", CellType.choiceOf(Severity.class), true),
            column(
                    "超过",
                    "度量超过此数才报告；同一检查有几行时取级别最高的一行",
                    "raised where the measure is greater; of several rows the gravest counts",
                    new CellType.NumberCellType(null, null),
                    true),
            column("句子", "{名称} 处填入数字", "with {名称} for the figures", CellType.TEXT, true),
            column("英文", "同一句子的英文", "the sentence in English", CellType.TEXT, true),
            column("依据", "所依据的文件或惯例", "the basis", CellType.TEXT, true)),
    PHRASES(
            "用语",
            column("种类", "这些字说明什么", "what the words mean", CellType.choiceOf(PhraseKind.class), true),
            column("写法", "报告中的写法", "as reports have them", CellType.TEXT, true)),
    TERMS(
            "对应",
            column("种类", "对应什么", "what is connected", CellType.choiceOf(TermKind.class), true),
            column("写法", "报告中的写法", "as reports have it", CellType.TEXT, true),
            column("名称", "读作", "what it is read as", CellType.TEXT, true));

    private final String title;
    private final List<ListColumn> columns;

    CheckBookSheet(String title, ListColumn... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    private static ListColumn column(String label, String zh, String en, CellType kind, boolean required) {
        return new ListColumn(label, new Bilingual(zh, en), kind, required);
    }

    String title() {
        return title;
    }

    List<ListColumn> columns() {
        return columns;
    }
}
