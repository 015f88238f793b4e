package org.plumbline.service.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.service.dictionary.FormDictionaryVersion;
import org.plumbline.service.forms.FormService.UploadedForm;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.TestDatabase;
import org.plumbline.service.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Uploaded forms and their answers are in the database, within bounds. */
@OnEachDatabase
class PendingFormStoreTest {

    private static final Actor CLERK = new Actor("clerk", Set.of(Role.CLERK));
    private static final FormDictionaryVersion DICTIONARY =
            new FormDictionaryVersion(1, "dictionary.xlsx", "ab", null, null, 1L, "disk", null, true);

    @TempDir
    private Path data;

    private DataSource database;

    @BeforeEach
    void prepare() {
        database = TestDatabase.in(data).migrated().connections();
    }

    private PendingFormStore open() {
        return new PendingFormStore(
                JdbcClient.create(database), new JsonMapper(), new JdbcTransactionManager(database));
    }

    private static UploadedForm form(int bytes) {
        return UploadedForm.of("自评表.docx", new byte[bytes], "national-project", 2023);
    }

    @Test
    void aFormAndItsAnswersSurviveARestart() {
        UUID id = open().add(form(3), CLERK, DICTIONARY);
        open().storeAnswers(id, Map.of("表1!D4", "≥"), DICTIONARY);

        UploadedForm found = open().find(id, CLERK).orElseThrow();
        assertThat(found.file()).isEqualTo("自评表.docx");
        assertThat(found.workbook()).hasSize(3);
        assertThat(found.scheme()).isEqualTo("national-project");
        assertThat(found.fiscalYear()).isEqualTo(2023);
        assertThat(found.answers()).isEqualTo(Map.of("表1!D4", "≥"));
        assertThat(open().find(id, new Actor("other", Set.of(Role.CLERK)))).isEmpty();
    }

    @Test
    void aSavedFormIsFoundForAnHourAndRemovedBeforeOthers() {
        UUID saved = open().add(form(1), CLERK, DICTIONARY);
        open().markSaved(saved);
        assertThat(open().find(saved, CLERK)).isPresent();
        UUID earlier = open().add(form(1), CLERK, DICTIONARY);
        age(earlier, 3);
        for (int i = 1; i < PendingFormStore.MAX_FORMS; i++) {
            open().add(form(1), CLERK, DICTIONARY);
        }
        assertThat(open().find(saved, CLERK)).isEmpty();
        assertThat(open().find(earlier, CLERK)).isPresent();
    }

    @Test
    void theOldestFormsAreRemovedWhenThereAreTooMany() {
        UUID first = open().add(form(1), CLERK, DICTIONARY);
        age(first, 1);
        for (int i = 0; i < PendingFormStore.MAX_FORMS; i++) {
            open().add(form(1), CLERK, DICTIONARY);
        }
        assertThat(open().find(first, CLERK)).isEmpty();
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from pending_form")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PendingFormStore.MAX_FORMS);
    }

    @Test
    void theOldestFormsAreRemovedWhenTheyAreTooLargeTogether() {
        int third = (int) (PendingFormStore.MAX_BYTES / 3) + 1;
        UUID first = open().add(form(third), CLERK, DICTIONARY);
        age(first, 2);
        UUID second = open().add(form(third), CLERK, DICTIONARY);
        age(second, 1);
        UUID last = open().add(form(third), CLERK, DICTIONARY);
        assertThat(open().find(first, CLERK)).isEmpty();
        assertThat(open().find(second, CLERK)).isPresent();
        assertThat(open().find(last, CLERK)).isPresent();
    }

    @Test
    void aFormIsFoundForADayOnly() {
        UUID id = open().add(form(1), CLERK, DICTIONARY);
        age(id, 25);
        assertThat(open().find(id, CLERK)).isEmpty();
        open().add(form(1), CLERK, DICTIONARY);
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from pending_form")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void age(UUID id, int hours) {
        JdbcClient.create(database)
                .sql("update pending_form set created_at = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusHours(hours), id)
                .update();
    }
}
