package org.plumbline.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.LibreOffice;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Submission;

/** A form that LibreOffice saves in another format is the same submission. */
class OfficeFormatsTest {

    private static final String SAMPLE = "zhaohua-2023-fangpinbao-whatif";

    @ParameterizedTest
    @CsvSource({"DOCX, doc", "DOCX, pdf", "XLS, ods"})
    void aFormSavedInAnotherFormatIsTheSameSubmission(FormFormat from, String to, @TempDir Path folder)
            throws Exception {
        Submission submission = ShippedFiles.submission(SAMPLE);
        RuleSet ruleSet = ShippedFiles.ruleSet(submission.scheme());
        byte[] form = from.convert(FormLayout.MINISTRY.write(submission, ruleSet));
        Path file = Files.write(folder.resolve("form." + from.name().toLowerCase()), form);
        LibreOffice.save(folder, List.of(file), to);

        byte[] saved = Files.readAllBytes(folder.resolve("saved/form." + to));
        assertThat(read(saved, ruleSet)).isEqualTo(read(form, ruleSet));
    }

    /** Without blanks: a PDF does not say whether a line that goes on in the next one ended in one. */
    private static String read(byte[] form, RuleSet ruleSet) {
        FormReading reading = FilledForm.open("form.xlsx", form, ShippedFiles.formDictionary())
                .read(ruleSet, null, Map.of());
        assertThat(reading).as(() -> reading.problems().toString()).isInstanceOf(AcceptedForm.class);
        return ((AcceptedForm) reading).submission().toString().replaceAll("\\s", "");
    }
}
