package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** One submission, laid out in many ways, is read as one and the same. */
class FilledFormTest {

    @TestFactory
    Stream<DynamicTest> everySampleInEveryLayoutIsReadAsItsJson() {
        return ShippedFiles.samples().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .flatMap(sample -> Arrays.stream(FormLayout.values())
                        .map(layout -> DynamicTest.dynamicTest(sample + " " + layout, () -> check(sample, layout))));
    }

    private static void check(String sample, FormLayout layout) {
        Submission submission = ShippedFiles.submission(sample);
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        byte[] form = layout.write(submission, ruleSet);
        AcceptedForm read = read(form, ruleSet);
        if (sample.equals("made-invalid-value")) {
            assertThat(read.openQuestions()).singleElement().satisfies(question -> {
                assertThat(question.raw()).isEqualTo("正常");
                assertThat(question.indicator()).startsWith("d10");
            });
            assertThat(read.submission()).as("nothing is guessed").isNull();
            read = answered(form, ruleSet, read, "文字");
        }
        assertThat(read.openQuestions()).isEmpty();
        assertThat(read.submission()).isEqualTo(expected(submission, ruleSet, layout));
    }

    /** What a form says of it: it prints no review and no method, percentages are read from text, and own indicators have codes where it has a column for them. */
    private static Submission expected(Submission submission, RuleSet ruleSet, FormLayout layout) {
        List<IndicatorEntry> entries = submission.indicators().stream()
                .map(entry -> entry.toBuilder()
                        .code(layout.codes() || ruleSet.findIndicatorIndex(entry.code()) != null ? entry.code() : null)
                        .actual(
                                entry.actual() != null
                                                && entry.actual().toString().equals("95.4%")
                                        ? Value.of(new java.math.BigDecimal("95.4"))
                                        : entry.actual())
                        .method(null)
                        .review(null)
                        .build())
                .toList();
        return new Submission(
                submission.scheme(),
                submission.fiscalYear(),
                submission.subject(),
                submission.budget(),
                entries,
                submission.groups(),
                submission.facts(),
                submission.declared());
    }

    static AcceptedForm read(byte[] form, RuleSet ruleSet) {
        return read(form, ruleSet, Map.of());
    }

    private static AcceptedForm read(byte[] form, RuleSet ruleSet, Map<String, String> answers) {
        FormReading reading =
                FilledForm.open("自评表.xlsx", form, ShippedFiles.formDictionary()).read(ruleSet, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return (AcceptedForm) reading;
    }

    private static AcceptedForm answered(byte[] form, RuleSet ruleSet, AcceptedForm read, String answer) {
        Map<String, String> answers = new HashMap<>();
        for (Question question : read.openQuestions()) {
            answers.put(question.key(), answer);
        }
        return read(form, ruleSet, answers);
    }
}
