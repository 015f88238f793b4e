package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.EditedWorkbook.cell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.vocabulary.Severity;

/** An execution rate between two rows of 封顶, in a workbook accepted before such a gap was an error. */
class UncappedRateTest {

    private static final String CODE = "EXECUTION_RATE_UNCOVERED";

    private static RuleSet accepted(Consumer<XSSFWorkbook> edit) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook("platform-project")));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            edit.accept(book);
            book.write(bytes);
            return new RuleSetLoader(ShippedFiles.drl()).reload("platform-project.xlsx", bytes.toByteArray());
        }
    }

    @Test
    void aRateInNoRowIsAFindingOfHighSeverity() throws IOException {
        RuleSet gap = accepted(book -> cell(book, "封顶", "FD-02", "执行率不小于").setCellValue(71));

        Evaluation evaluation = new Scorer().score(ShippedFiles.submission("made-cap-execution"), gap);

        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.code().equals(CODE))
                .extracting(RaisedFinding::severity, RaisedFinding::rule)
                .containsExactly(tuple(Severity.HIGH, null));
    }

    @Test
    void aRateThatARowOfCapsCoversIsNotReported() throws IOException {
        Evaluation evaluation = new Scorer().score(ShippedFiles.submission("made-cap-execution"), accepted(book -> {}));

        assertThat(evaluation.findings()).extracting(RaisedFinding::code).doesNotContain(CODE);
    }
}
