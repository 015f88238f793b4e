package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Severity;

/** Evaluations of the published samples, and what is looked up in them. */
final class PublishedEvaluations {

    static final String DACHANG = "dachang-2020-dept";
    static final Scorer scorer = new Scorer();

    private PublishedEvaluations() {}

    static Evaluation score(String sample) {
        var submission = ShippedFiles.submission(sample);
        return scorer.score(submission, ShippedFiles.ruleSet(submission.scheme()));
    }

    /** Dachang by its workbook with cells changed, and nothing else. */
    static Evaluation dachangWith(Consumer<XSSFWorkbook> edit) throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook("dachang-department")))) {
            edit.accept(workbook);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            RuleSet ruleSet = ShippedFiles.load("dachang-department.xlsx", out.toByteArray());
            return scorer.score(ShippedFiles.submission(DACHANG), ruleSet);
        }
    }

    static IndicatorScore indicator(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(score -> score.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static List<RaisedFinding> findings(Evaluation evaluation, String code) {
        return evaluation.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    static List<String> codes(Evaluation evaluation) {
        return evaluation.findings().stream().map(RaisedFinding::code).toList();
    }

    static List<String> indicators(Evaluation evaluation, String code) {
        return findings(evaluation, code).stream().map(RaisedFinding::indicator).toList();
    }

    static List<Severity> severities(Evaluation evaluation, String code) {
        return findings(evaluation, code).stream().map(RaisedFinding::severity).toList();
    }

    /** The message of the only finding of its kind. */
    static String only(Evaluation evaluation, String code) {
        List<String> messages = messages(evaluation, code);
        assertThat(messages).as(code).hasSize(1);
        return messages.get(0);
    }

    static List<String> messages(Evaluation evaluation, String code) {
        StepSentences narrator = StepSentences.of(evaluation, java.util.Locale.CHINESE);
        return findings(evaluation, code).stream()
                .map(narrator::describeFinding)
                .toList();
    }

    static void column(XSSFWorkbook workbook, String sheet, String label, String value) {
        Sheet table = workbook.getSheet(sheet);
        Cell header = header(table, label);
        for (int row = header.getRowIndex() + 1; row <= table.getLastRowNum(); row++) {
            Row data = table.getRow(row);
            Cell cell = data == null ? null : data.getCell(header.getColumnIndex());
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && !cell.getStringCellValue().isBlank()) {
                cell.setCellValue(value);
            }
        }
    }

    static Cell cell(XSSFWorkbook workbook, String sheet, String id, String label) {
        Sheet table = workbook.getSheet(sheet);
        Cell header = header(table, label);
        for (Row row : table) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(id)) {
                return row.getCell(header.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new AssertionError("no row " + id + " on " + sheet);
    }

    static Cell header(Sheet sheet, String label) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(label)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("no column " + label + " on " + sheet.getSheetName());
    }
}
