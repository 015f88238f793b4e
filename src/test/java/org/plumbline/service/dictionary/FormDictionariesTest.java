package org.plumbline.service.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.dictionary.FormDictionaryReaderTest.addRow;
import static org.plumbline.core.dictionary.FormDictionaryReaderTest.edit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.ShippedFiles;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.explanation.DiffSentences;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryDiff;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryUpload;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.TestDatabase;
import org.plumbline.service.rulesets.RejectedUploadStore;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.WithoutUsers;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Versions of the form dictionary: imported, uploaded, published; a workbook with errors never replaces the one in force. */
@OnEachDatabase
class FormDictionariesTest {

    private static final Actor CLERK = new Actor("local", Set.of(Role.CLERK, Role.APPROVER));
    private static final byte[] EDITED = edit(book -> addRow(book, "表头", "指标表", "权重", "考核分"));
    private static final byte[] BROKEN = edit(book -> addRow(book, "表头", "指标表", "权种", "考核分"));

    @TempDir
    private Path data;

    private DataSource database;

    @BeforeEach
    void prepare() {
        database = TestDatabase.in(data).migrated().connections();
    }

    /** What a start does. */
    private FormDictionaries open() {
        JdbcClient jdbc = JdbcClient.create(database);
        FormDictionaryStore store = new FormDictionaryStore(
                jdbc, new AuditLog(new JdbcTemplate(database)), new FormDictionaryAuditEntrySource(jdbc));
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        RejectedUploadStore rejected = new RejectedUploadStore(jdbc, transactions);
        return new FormDictionaries(
                store, new DictionaryAuthors(store), rejected, WithoutUsers.of(database), transactions);
    }

    private FormDictionaries importFile(byte[] workbook) {
        FormDictionaries dictionaries = open();
        dictionaries.importFile(Map.entry(FormDictionary.FILE, workbook));
        return dictionaries;
    }

    @Test
    void theFileOnDiskIsImportedOnceAndAChangedOneBecomesTheNextVersion() {
        importFile(ShippedFiles.dictionaryWorkbook());
        FormDictionaries same = importFile(ShippedFiles.dictionaryWorkbook());
        assertThat(same.list()).singleElement().satisfies(version -> {
            assertThat(version.inForce()).isTrue();
            assertThat(version.author()).isEqualTo("disk");
        });
        assertThat(same.inForce().dictionary().isHeadingOf(FormField.WEIGHT, "考核分"))
                .isFalse();

        importFile(EDITED);
        assertThat(same.inForce().version().version()).isEqualTo(2);
        assertThat(same.inForce().dictionary().isHeadingOf(FormField.WEIGHT, "考核分"))
                .isTrue();
    }

    @Test
    void aWorkbookWithErrorsNeverReplacesTheOneInForce() {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        assertThat(dictionaries.importFile(Map.entry(FormDictionary.FILE, BROKEN)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.cell()).startsWith("B"));
        assertThat(dictionaries.upload("x.xlsx", BROKEN, CLERK, null)).isInstanceOf(DictionaryUpload.Rejected.class);
        assertThat(dictionaries.list()).hasSize(1);
        assertThat(dictionaries.inForce().version().version()).isEqualTo(1);
    }

    @Test
    void anUploadIsADraftUntilItIsPublished() {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        FormDictionaryVersion draft = drafted(dictionaries.upload("x.xlsx", EDITED, CLERK, "新写法"));
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        assertThat(dictionaries.inForce().version().version()).isEqualTo(1);
        assertThat(dictionaries.upload("x.xlsx", EDITED, CLERK, null))
                .isInstanceOfSatisfying(DictionaryUpload.Drafted.class, again -> assertThat(again.known())
                        .isTrue());

        dictionaries.publish(draft.version(), CLERK, null);
        assertThat(dictionaries.inForce().version().version()).isEqualTo(2);
        dictionaries.publish(1, CLERK, null);
        assertThat(dictionaries.inForce().version().version()).isEqualTo(1);
        importFile(ShippedFiles.dictionaryWorkbook());
        assertThat(dictionaries.list()).hasSize(2);
    }

    @Test
    void answersAreAddedToTheNewestDraft() {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        dictionaries.addLines(List.of(DictionaryLine.ofHeading(FieldTable.INDICATORS, "权重", "考核分")), CLERK, "甲.docx");
        FormDictionaryVersion second = drafted(dictionaries.addLines(
                List.of(DictionaryLine.ofHeading(FieldTable.HEAD, "项目名称", "被评价项目")), CLERK, "乙.docx"));
        dictionaries.publish(second.version(), CLERK, null);

        FormDictionary inForce = dictionaries.inForce().dictionary();
        assertThat(inForce.isHeadingOf(FormField.WEIGHT, "考核分")).isTrue();
        assertThat(inForce.isHeadingOf(FormField.PROJECT, "被评价项目")).isTrue();
        assertThat(inForce.sha256()).isEqualTo(second.sha256());
    }

    private static FormDictionaryVersion drafted(DictionaryUpload upload) {
        assertThat(upload).isInstanceOf(DictionaryUpload.Drafted.class);
        return ((DictionaryUpload.Drafted) upload).version();
    }

    @Test
    void twoVersionsAreComparedLineByLine() {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        byte[] other = edit(book -> {
            addRow(book, "表头", "指标表", "权重", "考核分");
            addRow(book, "表头", "指标表", "不读取", "心得", "云南省");
        });
        int version = upload(dictionaries, other);
        DictionaryDiff diff = dictionaries.compare(version, null);
        assertThat(diff.before().version()).isEqualTo(1);
        assertThat(DiffSentences.describe(diff.content(), Locale.CHINESE))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).endsWith("指标表 / 考核分：新增一行：含义 权重"))
                .anySatisfy(line -> assertThat(line).endsWith("指标表 / 心得 / 云南省：新增一行：含义 不读取"));
        assertThat(dictionaries.compare(1, 1).isEmpty()).isTrue();
        assertThat(dictionaries.compare(1, version).content().sheets().get(0).changes())
                .hasOnlyElementsOfType(ContentDiff.RemovedRow.class);
    }

    @Test
    void aLineWithAnotherMeaningIsAChangedCell() {
        FormDictionaries dictionaries = importFile(EDITED);
        int version = upload(dictionaries, edit(book -> addRow(book, "表头", "指标表", "自评得分", "考核分")));
        assertThat(DiffSentences.describe(dictionaries.compare(version, null).content(), Locale.CHINESE))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("指标表 / 考核分：含义 权重 → 自评得分"));
    }

    @Test
    void anotherOrderOfSpellingsIsADifferenceBecauseTheBetterComesFirst() {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        int version = upload(dictionaries, edit(book -> swapFirstSpellings(book.getSheet("表头"))));
        DictionaryDiff diff = dictionaries.compare(version, null);
        assertThat(diff.content().isEmpty()).isTrue();
        assertThat(diff.reordered()).containsExactly("表头：指标表 / 指标编号");
    }

    /** Of 指标编号, whose lines are the first. */
    private static void swapFirstSpellings(XSSFSheet sheet) {
        String first = sheet.getRow(1).getCell(2).getStringCellValue();
        sheet.getRow(1).getCell(2).setCellValue(sheet.getRow(2).getCell(2).getStringCellValue());
        sheet.getRow(2).getCell(2).setCellValue(first);
    }

    private static int upload(FormDictionaries dictionaries, byte[] workbook) {
        DictionaryUpload uploaded = dictionaries.upload("x.xlsx", workbook, CLERK, null);
        assertThat(uploaded).isInstanceOf(DictionaryUpload.Drafted.class);
        return ((DictionaryUpload.Drafted) uploaded).version().version();
    }

    @Test
    void aRejectedWorkbookCanBeFetchedWithItsProblemsMarked() throws IOException {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        DictionaryUpload.Rejected rejected =
                (DictionaryUpload.Rejected) dictionaries.upload("x.xlsx", BROKEN, CLERK, null);
        byte[] annotated = dictionaries.annotateRejected(rejected.id()).workbook();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(annotated))) {
            CellAddress place = new CellAddress(rejected.problems().get(0).cell());
            assertThat(book.getSheetAt(0).getSheetName()).isEqualTo(WorkbookContent.PROBLEMS_SHEET);
            assertThat(book.getSheet("表头").getCellComment(place).getString().getString())
                    .contains("不在可选项中");
        }
        assertThat(dictionaries.upload("x.xlsx", annotated, CLERK, null)).isInstanceOf(DictionaryUpload.Rejected.class);
    }

    @Test
    void theWorkbookOfAVersionWithMarksIsUploadedAgainWithoutAChange() {
        FormDictionaries dictionaries = importFile(ShippedFiles.dictionaryWorkbook());
        byte[] annotated = dictionaries.annotate(dictionaries.require(1));
        int version = upload(dictionaries, annotated);
        assertThat(dictionaries.compare(version, 1).isEmpty()).isTrue();
    }
}
