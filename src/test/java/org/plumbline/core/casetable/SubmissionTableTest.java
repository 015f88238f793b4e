package org.plumbline.core.casetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of submissions is read however its headings and digits are typed, or refused with what is wrong. */
class SubmissionTableTest {

    private static final List<String> HEAD = List.of("案例", "方案", "年度", "评价对象", "指标编号", "计量单位", "实际值");

    @ParameterizedTest
    @CsvSource({"';', 分号", "'\t', 制表符", "'；', 全角分号", "'|', 竖线"})
    void anotherSeparatorIsNamed(String separator, String name) {
        assertThatThrownBy(() -> SubmissionTableHeader.of(List.of(String.join(separator, HEAD))))
                .isInstanceOf(TableRejectedException.class)
                .hasMessageContaining("用的是" + name);
    }

    @Test
    void aTitleAboveTheHeadingIsRefusedAsTheFirstRow() {
        assertThatThrownBy(() -> SubmissionTableHeader.of(List.of("2023 年自评汇总", "")))
                .hasMessageContaining("第一行应为表头");
    }

    @Test
    void blanksAndLineBreaksInAHeadingDoNotMatter() {
        assertThat(SubmissionColumn.findByHeading("实际\n值")).contains(SubmissionColumn.ACTUAL);
        assertThat(SubmissionColumn.findByHeading("　实 际 值 ")).contains(SubmissionColumn.ACTUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"95.4", "９５.４", "９５．４", "95.4%", "95.4％", "９５.４％"})
    void digitsOfEitherWidthAreNumbers(String written) {
        assertThat(read(written)).contains("\"actual\":95.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"①", "九五", "1,500", "95.4‰"})
    void whatIsNoPlainNumberStaysAsItIsWritten(String written) {
        assertThat(read(written)).contains("\"actual\":\"" + written + "\"");
    }

    private static String read(String actual) {
        List<TabularSubmission> found = new ArrayList<>();
        SubmissionAssembler cases = new SubmissionAssembler(100_000, found::add);
        cases.addRow(1, HEAD);
        cases.addRow(2, List.of("a", "s", "2023", "甲", "A1", "%", actual));
        cases.finish();
        return new String(found.get(0).json(), StandardCharsets.UTF_8);
    }
}
