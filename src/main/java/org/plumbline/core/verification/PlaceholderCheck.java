package org.plumbline.core.verification;

import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;

/** Placeholders of a template, 同上 and the like, in a scheme marked as compared with its documents. */
final class PlaceholderCheck {

    private static final Set<String> BASES = Set.of("依据");
    private static final Set<String> TEXTS = Set.of("依据", "标题", "适用地区", "一级指标", "二级指标", "三级指标", "单位", "目标值", "说明");
    /** Placeholders anywhere in a text. */
    private static final Pattern WITHIN = Pattern.compile(
            "待填|待补充|待定|待完善|待确认|待查|待明确|待添加|请填写|请补充|此处填|某某|TODO|TBD|[xX×＊*＿_]{2,}|[xX×＿_]\\s*[号条款]|[?？]{2,}|〔\\s*〕|《\\s*》|\\[\\s*]\\s*号");
    /** Placeholders for a document and its article. */
    private static final Pattern WHOLE = Pattern.compile(
            "[（(]?(同上.{0,3}|同前|同左|同一|如上|见上.{0,2}|上同|略|无|暂无|没有|不详|不明|未知|见附件|详见附件|见文件|见原文|附件|示例|样例|例|n/?a|N/?A|nil|none|0|待补|待填|空|〃|″|\"|'')[)）。.]?|[-—–/\\\\.。…·?？~～]+");

    private final WorkbookValidator at;

    PlaceholderCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        if (!"已核".equals(at.scheme().basisStatus())) {
            return;
        }
        for (SheetContent sheet : at.content().sheets()) {
            switch (sheet.kind()) {
                case SETTINGS -> sheet.entries().forEach(entry -> checkCell(sheet, entry, 0, entry.key()));
                case INDICATORS, TABLE -> sheet.entries().forEach(entry -> checkRow(sheet, entry));
                default -> {
                    // the names of checks and of test cases are no basis
                }
            }
        }
    }

    private void checkRow(SheetContent sheet, ContentRow entry) {
        for (int i = 0; i < sheet.columns().size(); i++) {
            checkCell(sheet, entry, i, sheet.columns().get(i).label().zh());
        }
    }

    private void checkCell(SheetContent sheet, ContentRow entry, int column, String label) {
        String text = entry.values().get(column);
        if (text != null && TEXTS.contains(label) && isLeft(text, label)) {
            ContentColumn place = sheet.columns().get(column);
            at.reportAt(
                    ProblemCode.PLACEHOLDER_LEFT,
                    sheet.name(),
                    entry.formatAddress(place),
                    text,
                    BASES.contains(label)
                            ? new Bilingual("文件名称和条款", "document and article")
                            : new Bilingual("实际的内容", "the actual content"),
                    new Bilingual(
                            "“方案”表的依据状态是已核；请改成实际内容，尚未核对的请把依据状态改为待核",
                            "The sheet 方案 has 已核; write the actual content, or set 依据状态 to 待核"));
        }
    }

    private static boolean isLeft(String text, String label) {
        return WITHIN.matcher(text).find()
                || BASES.contains(label) && WHOLE.matcher(text).matches();
    }
}
