package org.plumbline.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.Shipped;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;
import org.plumbline.workbook.FormReading.Question;
import org.plumbline.workbook.FormReading.Read;

/** One submission, laid out in many ways, is read as one and the same. */
class FilledFormTest {

    @TestFactory
    Stream<DynamicTest> everySampleInEveryLayoutIsReadAsItsJson() {
        return Shipped.samples().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .flatMap(sample -> Arrays.stream(FormLayout.values())
                        .map(layout -> DynamicTest.dynamicTest(sample + " " + layout, () -> check(sample, layout))));
    }

    private static void check(String sample, FormLayout layout) {
        Submission submission = Shipped.submission(sample);
        RuleSet ruleSet = Shipped.ruleSet(submission.scheme());
        byte[] form = layout.write(submission, ruleSet);
        Read read = read(form, ruleSet);
        if (sample.equals("made-invalid-value")) {
            assertThat(read.open()).singleElement().satisfies(question -> {
                assertThat(question.raw()).isEqualTo("正常");
                assertThat(question.indicator()).startsWith("d10");
            });
            assertThat(read.submission()).as("nothing is guessed").isNull();
            read = answered(form, ruleSet, read, "文字");
        }
        assertThat(read.open()).isEmpty();
        assertThat(read.submission()).isEqualTo(expected(submission, ruleSet, layout));
    }

    /** What a form says of it: percentages are read from text, and own indicators have codes where it has a column for them. */
    private static Submission expected(Submission submission, RuleSet ruleSet, FormLayout layout) {
        List<Entry> entries = submission.indicators().stream()
                .map(entry -> new Entry(
                        layout.codes() || ruleSet.place(entry.code()) != null ? entry.code() : null,
                        entry.name(),
                        entry.level1(),
                        entry.level2(),
                        entry.weight(),
                        entry.target(),
                        entry.actual() != null && entry.actual().toString().equals("95.4%")
                                ? Value.of(new java.math.BigDecimal("95.4"))
                                : entry.actual(),
                        entry.checks(),
                        entry.declaredScore(),
                        entry.reason(),
                        entry.evidence(),
                        entry.method(),
                        entry.factKey()))
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

    static Read read(byte[] form, RuleSet ruleSet) {
        return read(form, ruleSet, Map.of());
    }

    private static Read read(byte[] form, RuleSet ruleSet, Map<String, String> answers) {
        FormReading reading = FilledForm.open("自评表.xlsx", form).read(ruleSet, null, answers);
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(Read.class);
        return (Read) reading;
    }

    private static Read answered(byte[] form, RuleSet ruleSet, Read read, String answer) {
        Map<String, String> answers = new HashMap<>();
        for (Question question : read.open()) {
            answers.put(question.key(), answer);
        }
        return read(form, ruleSet, answers);
    }
}
