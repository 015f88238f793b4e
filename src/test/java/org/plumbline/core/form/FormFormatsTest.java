package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Submission;

/** A form of one layout is the same submission, whichever format its file has. */
class FormFormatsTest {

    @TestFactory
    Stream<DynamicTest> everySampleInEveryLayoutIsReadAlikeFromEveryFormat() {
        return ShippedFiles.samples().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .flatMap(sample -> Arrays.stream(FormLayout.values())
                        .map(layout -> DynamicTest.dynamicTest(sample + " " + layout, () -> check(sample, layout))));
    }

    private static void check(String sample, FormLayout layout) {
        Submission submission = ShippedFiles.submission(sample);
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        byte[] xlsx = layout.write(submission, ruleSet);
        AcceptedForm expected = read(xlsx, ruleSet);
        for (FormFormat format : FormFormat.values()) {
            AcceptedForm read = read(format.convert(xlsx), ruleSet);
            assertThat(raw(read.openQuestions())).as(format.name()).isEqualTo(raw(expected.openQuestions()));
            assertThat(text(read, format)).as(format.name()).isEqualTo(text(expected, format));
        }
    }

    /** A PDF does not say whether a line that goes on in the next one ended in a blank. */
    private static String text(AcceptedForm form, FormFormat format) {
        String submission = String.valueOf(form.submission()); // null where questions are open
        return format == FormFormat.PDF ? submission.replaceAll("\\s", "") : submission;
    }

    private static List<String> raw(List<Question> questions) {
        return questions.stream().map(Question::raw).toList();
    }

    private static AcceptedForm read(byte[] form, RuleSet ruleSet) {
        // the name says nothing: content alone counts
        FormReading reading =
                FilledForm.open("自评表.pdf", form, ShippedFiles.formDictionary()).read(ruleSet, null, Map.of());
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    @ParameterizedTest
    @EnumSource
    void aFormOfFortyIndicatorsIsReadAlikeFromEveryFormat(FormFormat format) {
        RuleSet ruleSet = ShippedFiles.ruleSet("national-project");
        byte[] xlsx = FormLayout.REORDERED.write(FortyIndicators.submission(), ruleSet);
        AcceptedForm expected = read(xlsx, ruleSet);
        assertThat(expected.submission().indicators()).hasSize(FortyIndicators.COUNT);

        assertThat(text(read(format.convert(xlsx), ruleSet), format)).isEqualTo(text(expected, format));
    }

    @ParameterizedTest
    @EnumSource
    void theNameOfAFileChangesNothing(FormFormat format) {
        Submission submission = ShippedFiles.submission("dachang-2020-dept");
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        byte[] file = format.convert(FormLayout.REORDERED.write(submission, ruleSet));
        String expected = read(file, ruleSet).submission().toString();

        for (String name : List.of("自评表.et", "自评表.xls", "自评表.wps", "自评表.ods", "自评表.txt", "自评表")) {
            FormReading read =
                    FilledForm.open(name, file, ShippedFiles.formDictionary()).read(ruleSet, null, Map.of());
            assertThat(read).as(name).isInstanceOfSatisfying(AcceptedForm.class, form -> assertThat(form.submission())
                    .hasToString(expected));
        }
    }

    @Test
    void aRuleWorkbookAmongFormsIsNamed() {
        FilledForm form =
                FilledForm.open("自评表.xlsx", ShippedFiles.workbook("dachang-department"), ShippedFiles.formDictionary());

        assertThat(form.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("FORM_FILE");
            assertThat(problem.hint().zh()).startsWith("这像是规则工作簿");
        });
    }
}
