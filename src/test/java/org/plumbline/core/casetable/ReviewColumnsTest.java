package org.plumbline.core.casetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

class ReviewColumnsTest {

    private static Submission read(List<String> heading, List<String> row) {
        List<TabularSubmission> read = new ArrayList<>();
        SubmissionAssembler assembler = new SubmissionAssembler(100_000, read::add);
        assembler.addRow(1, heading);
        assembler.addRow(2, row);
        assembler.finish();
        return SubmissionJson.read(read.get(0).json());
    }

    @Test
    void theColumnsOfAReviewAreReadUnderEitherName() {
        Submission chinese = read(
                List.of("方案", "年度", "评价对象", "指标编号", "名称", "计量单位", "实际值", "复核实际值", "复核得分", "复核理由", "复核总分", "复核等级"),
                List.of("national-project", "2023", "某项目", "", "满意度", "%", "95%", "93%", "8", "抽查", "88.5", "良"));
        Submission english = read(
                List.of(
                        "scheme",
                        "fiscalYear",
                        "subject",
                        "code",
                        "name",
                        "unit",
                        "actual",
                        "reviewActual",
                        "reviewScore",
                        "reviewReason",
                        "reviewTotal",
                        "reviewGrade"),
                List.of("national-project", "2023", "某项目", "", "满意度", "%", "95%", "93%", "8", "抽查", "88.5", "良"));

        assertThat(chinese.indicators().get(0).review())
                .isEqualTo(new IndicatorReview(Value.of(new BigDecimal("93")), new BigDecimal("8"), "抽查"));
        assertThat(chinese.review()).isEqualTo(new ReviewResult(new BigDecimal("88.5"), "良"));
        assertThat(english).isEqualTo(chinese);
    }

    @Test
    void blankColumnsOfAReviewAreNoReview() {
        Submission submission = read(
                List.of("方案", "年度", "评价对象", "指标编号", "名称", "实际值", "复核得分", "复核理由", "复核总分"),
                List.of("national-project", "2023", "某项目", "", "满意度", "95", "", " ", ""));

        assertThat(submission.indicators().get(0).review()).isNull();
        assertThat(submission.review()).isEqualTo(ReviewResult.NOTHING);
    }

    @Test
    void aReviewedActualValueOfAGroupIsRejectedInsteadOfIgnored() {
        assertThatThrownBy(() -> read(
                        List.of("方案", "年度", "评价对象", "行类型", "指标编号", "实际值", "复核实际值", "复核得分"),
                        List.of("dachang-department", "2020", "某局", "组", "G-QTY", "", "100", "12")))
                .isInstanceOf(SubmissionRejectedException.class)
                .satisfies(e -> assertThat(((SubmissionRejectedException) e).problems())
                        .anyMatch(problem -> problem.pointer().equals("/groups/0/review/actual")));
    }
}
