package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

class SheetPictureTest {

    private static Problem at(String sheet, String cell) {
        return new Problem(ProblemCode.STRAY_CELL, EditedWorkbook.FILE, sheet, cell, null, null, null);
    }

    @Test
    void showsTheSheetsWithProblemsAsTheyStandAndNoOthers() {
        byte[] workbook = EditedWorkbook.dachang(book -> {});
        List<SheetExcerpt> pictures = SheetExcerpt.of(workbook, List.of(at("等级", "C9"), at(null, null)));
        assertThat(pictures).extracting(SheetExcerpt::sheet).containsExactly("等级");
        SheetExcerpt picture = pictures.get(0);
        assertThat(picture.leftOut()).isZero();
        assertThat(picture.rows()).filteredOn(SheetExcerpt.ExcerptRow::hidden).isNotEmpty();
        assertThat(picture.rows()).filteredOn(row -> !row.hidden()).first().satisfies(row -> assertThat(row.cells())
                .contains("总分不小于", "等级"));
        assertThat(picture.rows()).allSatisfy(row -> assertThat(row.cells()).hasSize(picture.columns()));
    }

    @Test
    void aLongSheetIsCutButNeverARowWithAProblem() {
        byte[] workbook = EditedWorkbook.dachang(book -> {
            for (int row = 100; row < 600; row++) {
                book.getSheet("等级").createRow(row).createCell(0).setCellValue("R" + row);
            }
        });
        SheetExcerpt picture = SheetExcerpt.of(workbook, List.of(at("等级", "A591"), at("等级", "B700:C700")))
                .get(0);
        assertThat(picture.rows()).hasSize(SheetExcerpt.MOST + 1).last().satisfies(row -> {
            assertThat(row.number()).isEqualTo(591);
            assertThat(row.cells()).contains("R590");
        });
        assertThat(picture.leftOut()).isPositive();
    }

    @Test
    void anUnreadableWorkbookHasNoSheetPicture() {
        byte[] text = "no workbook".getBytes(StandardCharsets.UTF_8);
        assertThat(SheetExcerpt.of(text, List.of(at("等级", "C9")))).isEmpty();
    }
}
