package org.plumbline.core.verification;

import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;

/** Remarks that call a row void: remarks are not read, and the row counts. */
final class RemarkCheck {

    private static final String REMARK = "备注";
    private static final Pattern VOID = Pattern.compile("作废|停用|废止|失效|不再(使用|执行|适用)|已删除?$|已取消|暂不(使用|执行|用)|本行不用");

    private final WorkbookValidator at;

    RemarkCheck(WorkbookValidator at) {
        this.at = at;
    }

    void run() {
        for (SheetContent sheet : at.content().sheets()) {
            int remark = sheet.findColumn(REMARK);
            if (remark >= 0) {
                sheet.entries().forEach(row -> check(sheet, row, remark));
            }
        }
    }

    private void check(SheetContent sheet, ContentRow row, int remark) {
        String text = row.values().get(remark);
        if (text != null && VOID.matcher(text).find()) {
            at.reportAt(
                    ProblemCode.DOUBTFUL,
                    sheet.name(),
                    row.formatAddress(sheet.columns().get(remark)),
                    text,
                    new Bilingual("有效的行", "a row that is valid"),
                    new Bilingual(
                            "备注不起作用，这一行仍然生效；作废的请删除整行",
                            "Remarks have no effect, the row counts; delete a row that is void"));
        }
    }
}
