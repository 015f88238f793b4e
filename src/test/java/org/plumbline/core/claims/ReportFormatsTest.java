package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormPdf;

class ReportFormatsTest {

    private static final List<String> LINES = List.of(
            "临江市云和区民政事务局2021年度专项资金项目绩效自评报告",
            "一、资金",
            "2021年本年支出合计100万元，其中：人员支出60万元，占65%；公用支出40万元，占40%。",
            "参加活动的群众有3000余人次，活动在2021年12月5日结束。");

    private static ReportReading read(byte[] file) {
        return ReportReading.open("report", file, ShippedFiles.formDictionary(), ShippedFiles.checkBook());
    }

    private static String html() {
        return "<p>" + String.join("</p><p>", LINES) + "</p>";
    }

    private static void assertRead(ReportReading reading) {
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.paragraphs()).extracting(ReportParagraph::text).containsExactlyElementsOf(LINES);
        assertThat(reading.year()).isEqualTo(2021);
        assertThat(reading.body()).isEqualTo("临江市云和区民政事务局");
        assertThat(reading.check(Map.of())).extracting(ClaimFinding::check).contains(ClaimCheck.SHARE_RECOMPUTE);
    }

    @Test
    void aReportIsReadFromWordHtmlAndText() {
        assertRead(read(ReportDocx.write(LINES)));
        assertRead(read(("<!DOCTYPE html><html><body>" + html() + "</body></html>").getBytes(StandardCharsets.UTF_8)));
        assertRead(read(String.join("\r\n", LINES).getBytes(StandardCharsets.UTF_8)));
        assertRead(read(String.join("\n", LINES).getBytes(Charset.forName("GB18030"))));
    }

    @Test
    void aPdfHasPagesAndItsWrappedLinesAreJoined() {
        String wrapped = "本项目" + "为群众办理各项业务".repeat(20) + "，全年共办理业务12345件。";
        ReportReading reading = read(FormPdf.print(html() + "<p>" + wrapped + "</p>"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.paragraphs()).extracting(ReportParagraph::text).contains(wrapped);
        assertThat(reading.claims())
                .filteredOn(claim -> "件".equals(claim.unit()))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.text()).isEqualTo("12345件");
                    assertThat(claim.place().describe(Locale.CHINESE)).startsWith("第1页第");
                    assertThat(claim.place().describe(Locale.ENGLISH)).startsWith("page 1, paragraph ");
                });
    }

    @Test
    void aClaimIsExactlyWhatIsPrintedAtItsPlace() {
        ReportReading reading = read(ReportDocx.write(LINES));
        for (Claim claim : reading.claims()) {
            String paragraph =
                    reading.paragraphs().get(claim.place().paragraph() - 1).text();
            assertThat(paragraph.substring(claim.from(), claim.to())).isEqualTo(claim.text());
            assertThat(paragraph).contains(claim.context());
        }
        assertThat(reading.claims())
                .filteredOn(claim -> claim.is(ClaimKind.COUNT))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.value()).isEqualByComparingTo("3000");
                    assertThat(claim.bound()).isEqualTo(Claim.Bound.AT_LEAST);
                });
    }

    @Test
    void aClaimLeftOutIsNotChecked() {
        ReportReading reading = read(ReportDocx.write(LINES));
        Claim share = reading.claims().stream()
                .filter(claim -> claim.text().equals("65%"))
                .findFirst()
                .orElseThrow();
        assertThat(reading.check(Map.of(share.key(), false)))
                .extracting(ClaimFinding::check)
                .doesNotContain(ClaimCheck.SHARE_RECOMPUTE);
    }

    @Test
    void aNumberWithoutWordsIsUnsureAndCountsOnlyIfTicked() {
        ReportReading reading = read(ReportDocx.write(List.of("50万元。")));
        assertThat(reading.claims()).singleElement().satisfies(claim -> assertThat(claim.sure())
                .isFalse());
    }

    @Test
    void aFileOfAnotherKindIsRejected() {
        assertThat(read(new byte[] {0, 1, 2, 3}).problems()).isNotEmpty();
        assertThat(read(new byte[0]).problems()).isNotEmpty();
        assertThat(read(ShippedFiles.checkBookWorkbook()).problems()).isNotEmpty();
    }
}
