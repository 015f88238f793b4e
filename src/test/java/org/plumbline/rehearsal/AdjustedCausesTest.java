package org.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Edited.cell;
import static org.plumbline.Edited.setting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.Shipped;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;

/** A change of a total by its bonuses, caps and vetoes is put down to their rows. */
class AdjustedCausesTest {

    private static final String SCHEME = "platform-project";
    private static final String FILE = "platform-project.xlsx";

    private static Map<RuleRef, BigDecimal> causes(String sample, Consumer<XSSFWorkbook> edit) {
        RuleSet draft = Shipped.load(FILE, edited(edit));
        Evaluation before = new Scorer().score(Shipped.submission(sample), Shipped.ruleSet(SCHEME));
        Evaluation after = new Scorer().score(Shipped.submission(sample), draft);
        Outline kept = Outline.read(EvaluationJson.canonical(before));
        assertThat(kept).isEqualTo(Outline.of(before));
        return new Causes(draft).of(kept, Outline.of(after));
    }

    private static byte[] edited(Consumer<XSSFWorkbook> edit) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Shipped.workbook(SCHEME)))) {
            edit.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anotherCap() {
        assertThat(causes("made-cap-execution", book -> cell(book, "封顶", "FD-02", "总分上限")
                        .setCellValue(85)))
                .isEqualTo(Map.of(new RuleRef("FD-02", FILE, "封顶", 9), new BigDecimal("-4.00")));
    }

    @Test
    void anotherBonusAndWhatItsLimitThenTakes() {
        assertThat(causes("made-bonus-limits", book -> setting(book, "加分总上限").setCellValue(3)))
                .isEqualTo(Map.of(new RuleRef("加分总上限", FILE, "方案", 14), new BigDecimal("-1.00")));
        assertThat(causes("made-bonus-limits", book -> cell(book, "加分", "JF-02", "每次加分")
                        .setCellValue(0)))
                .isEqualTo(Map.of(
                        new RuleRef("JF-02", FILE, "加分", 9),
                        new BigDecimal("-2.00"),
                        new RuleRef("加分总上限", FILE, "方案", 14),
                        new BigDecimal("1.00")));
    }

    @Test
    void anotherVeto() {
        assertThat(causes("made-veto-grade", book -> cell(book, "否决", "FJ-03", "参数")
                        .setCellValue("良")))
                .isEqualTo(Map.of(new RuleRef("FJ-03", FILE, "否决", 10), BigDecimal.ZERO));
        assertThat(causes("made-veto-grade", book -> cell(book, "否决", "FJ-03", "数值不小于")
                        .setCellValue(5)))
                .isEqualTo(Map.of(new RuleRef("FJ-03", FILE, "否决", 10), BigDecimal.ZERO));
    }
}
