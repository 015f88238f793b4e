package org.plumbline.service.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.setting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;

/** A change of a total by its bonuses, caps and vetoes is put down to their rows. */
class AdjustedCausesTest {

    private static final String SCHEME = "platform-project";
    private static final String FILE = "platform-project.xlsx";

    private static Map<RuleSource, BigDecimal> causes(String sample, Consumer<XSSFWorkbook> edit) {
        RuleSet draft = ShippedFiles.load(FILE, edited(edit));
        Evaluation before = new Scorer().score(ShippedFiles.submission(sample), ShippedFiles.ruleSet(SCHEME));
        Evaluation after = new Scorer().score(ShippedFiles.submission(sample), draft);
        EvaluationOutline kept = EvaluationOutline.read(EvaluationJson.writeCanonical(before));
        assertThat(kept).isEqualTo(EvaluationOutline.of(before));
        return new CauseFinder(draft).findCauses(kept, EvaluationOutline.of(after));
    }

    private static byte[] edited(Consumer<XSSFWorkbook> edit) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.workbook(SCHEME)))) {
            edit.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aChangedCapIsNamedAsTheCause() {
        assertThat(causes("made-cap-execution", book -> cell(book, "封顶", "FD-02", "总分上限")
                        .setCellValue(85)))
                .isEqualTo(Map.of(new RuleSource("FD-02", FILE, "封顶", 9), new BigDecimal("-4.00")));
    }

    /** The total stays at the cap, which takes less where the indicator earns less. */
    @Test
    void aCapUnderWhichTheTotalStaysIsACauseToo() {
        Map<RuleSource, BigDecimal> causes = causes("made-cap-execution", book -> cell(book, "扣分-比例", "BL-ZX", "上限%")
                .setCellValue(50));

        assertThat(causes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(causes.keySet()).extracting(RuleSource::id).contains("FD-02");
    }

    @Test
    void aChangedBonusAndItsLimitAreNamedAsCauses() {
        assertThat(causes("made-bonus-limits", book -> setting(book, "加分总上限").setCellValue(3)))
                .isEqualTo(Map.of(new RuleSource("加分总上限", FILE, "方案", 14), new BigDecimal("-1.00")));
        assertThat(causes("made-bonus-limits", book -> cell(book, "加分", "JF-02", "每次加分")
                        .setCellValue(0)))
                .isEqualTo(Map.of(
                        new RuleSource("JF-02", FILE, "加分", 9),
                        new BigDecimal("-2.00"),
                        new RuleSource("加分总上限", FILE, "方案", 14),
                        new BigDecimal("1.00")));
    }

    @Test
    void aChangedVetoIsNamedAsTheCause() {
        assertThat(causes("made-veto-grade", book -> cell(book, "否决", "FJ-03", "参数")
                        .setCellValue("良")))
                .isEqualTo(Map.of(new RuleSource("FJ-03", FILE, "否决", 10), BigDecimal.ZERO));
        assertThat(causes("made-veto-grade", book -> cell(book, "否决", "FJ-03", "数值不小于")
                        .setCellValue(5)))
                .isEqualTo(Map.of(new RuleSource("FJ-03", FILE, "否决", 10), BigDecimal.ZERO));
    }
}
