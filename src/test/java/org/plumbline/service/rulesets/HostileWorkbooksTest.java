package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Code in the cells of a shipped workbook, of a form and of a submission, sent through the service, published where it is
 * taken, scored by, and rendered every way there is. None of it is ever executed: no file appears, no process is started, no
 * connection reaches the socket that all of it names, and no expression is evaluated.
 *
 * <p>{@code -Dplumbline.hostile.every=1} tries every cell instead of one in so many.
 */
@ServiceTest
@DirtiesContext
@TestPropertySource(
        properties = "plumbline.max-upload=10MB") // a service of its own: it publishes what others must not see
class HostileWorkbooksTest {

    private static final int EVERY = Integer.getInteger("plumbline.hostile.every", 149);

    /** Each contains FILE and PORT, or a sum whose result shows that it was executed. */
    private static final List<String> PAYLOADS = List.of(
            "\"); try { Runtime.getRuntime().exec(\"touch FILE\"); } catch (Exception e) {} //",
            "x\" ) ; end rule \"x\" when eval(new java.net.Socket(\"127.0.0.1\", PORT) != null) then end //",
            "$r : Reading(method == \"a\", eval(Runtime.getRuntime().exec(\"touch FILE\") != null))",
            "${T(java.lang.Runtime).getRuntime().exec('touch FILE')} ${913*7919}",
            "#{T(java.lang.Runtime).getRuntime().exec('touch FILE')} #{913*7919}",
            "T(java.nio.file.Files).createFile(T(java.nio.file.Path).of('FILE'))",
            "__${new java.net.Socket('127.0.0.1',PORT)}__::.x",
            "__${T(java.lang.Runtime).getRuntime().exec('touch FILE')}__::main",
            "~{::main} [[${913*7919}]] [(${913*7919})] {{913*7919}} *{913*7919} @{913*7919}",
            "=cmd|'/C touch FILE'!A0",
            "=HYPERLINK(\"http://127.0.0.1:PORT/\",\"x\")",
            "@import java.lang.Runtime; Runtime.getRuntime().exec(\"touch FILE\")",
            "${jndi:ldap://127.0.0.1:PORT/x} ${env:PATH}",
            "\"><script src=\"http://127.0.0.1:PORT/x.js\"></script><img src=\"http://127.0.0.1:PORT/x.png\">",
            "<![CDATA[<!DOCTYPE x [<!ENTITY y SYSTEM \"http://127.0.0.1:PORT/\">]>]]>&y;",
            "{0,choice,0#x} '{1}' %s%n$(touch FILE) `touch FILE`");

    private static final String WORKED_OUT = "7230047";
    private static final String RAW_MARKUP = "<script src=\"http://127.0.0.1";

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ApiClient client;

    private Path marker;
    private ServerSocket listener;
    private Set<Long> processes;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void prepareDetection() throws IOException {
        marker = Files.createTempDirectory(Path.of("target"), "hostile")
                .toAbsolutePath()
                .resolve("executed");
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread answering = new Thread(() -> {
            try {
                while (true) {
                    listener.accept().close();
                    calls.incrementAndGet();
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        answering.setDaemon(true);
        answering.start();
        processes = processes();
    }

    @AfterEach
    void nothingWasExecuted() throws IOException {
        assertThat(marker).doesNotExist();
        Set<Long> begun = processes();
        begun.removeAll(processes);
        assertThat(begun).isEmpty();
        assertThat(calls).hasValue(0);
        listener.close();
    }

    private static Set<Long> processes() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private String fillIn(String payload) {
        return payload.replace("FILE", marker.toString()).replace("PORT", Integer.toString(listener.getLocalPort()));
    }

    @Test
    void codeInAnyCellOfAWorkbookIsNeverExecuted() {
        List<String> places = listPlaces();
        Map<String, List<String>> taken = new TreeMap<>();
        int refused = 0;
        for (int i = 0; i < places.size(); i += EVERY) {
            String payload = PAYLOADS.get(i / EVERY % PAYLOADS.size());
            String place = places.get(i);
            byte[] file = editCells((each, cell) -> {
                if (each.equals(place)) {
                    cell.setCellValue(fillIn(payload));
                }
            });
            if (upload(file).startsWith("/rule-sets/refused/")) {
                refused++;
            } else {
                taken.computeIfAbsent(payload, each -> new ArrayList<>()).add(place);
            }
        }
        assertThat(refused).as("cells that mean something take no such text").isPositive();
        assertThat(taken).as("texts for people are taken as they are").isNotEmpty();
    }

    @Test
    void codeInEveryCellAtOnceIsNeverExecuted() {
        for (String payload : PAYLOADS) {
            String page = upload(editCells((place, cell) -> cell.setCellValue(fillIn(payload))));
            assertThat(page).startsWith("/rule-sets/refused/");
        }
    }

    /** Titles, notes, reasons and documents are anybody's words: these are published and scored by. */
    @Test
    void codeInTextsOfAPublishedWorkbookIsNeverExecuted() {
        int published = 0;
        List<String> payloads =
                EVERY == 1 ? PAYLOADS : List.of(PAYLOADS.get(4), PAYLOADS.get(7), PAYLOADS.get(9), PAYLOADS.get(13));
        for (String payload : payloads) {
            String page = upload(editCells((place, cell) -> {
                if (place.startsWith("说明")) {
                    cell.setCellValue(fillIn(payload));
                } else if (isForPeople(place, cell)) {
                    // quotation marks, backslashes and $ are rejected there, in any text
                    cell.setCellValue(fillIn(payload).replaceAll("[\"\\\\$]", "'"));
                }
            }));
            if (page.contains("refused")) {
                continue;
            }
            String id = page.substring(page.lastIndexOf('/') + 1);
            Answer inForce = client.postJson(
                    "/api/v1/rule-sets/" + id + "/publication", json(Map.of("reason", fillIn(payload))));
            assertThat(inForce.status()).as(inForce.text()).isEqualTo(200);
            openPage("/rule-sets/" + id + "/diff");
            openPage("/rule-sets/" + id + "/coverage");
            scoreAndOpenPages(payload);
            published++;
        }
        assertThat(published).as("published of " + payloads.size()).isGreaterThan(payloads.size() / 2);
    }

    private void scoreAndOpenPages(String payload) {
        ObjectNode submission = submission();
        ObjectNode subject = (ObjectNode) submission.get("subject");
        subject.put("name", fillIn(payload));
        Answer kept = client.postJson("/api/v1/evaluations", JSON.writeValueAsBytes(submission));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        String id = kept.json().at("/id").asString();
        assertThat(kept.text()).doesNotContain(WORKED_OUT);
        openPage("/evaluations/" + id);
        openPage("/evaluations/" + id + "/steps/1");
        openPage("/evaluations/" + id + "/why-not");
        openPage("/evaluations");
        openPage("/findings?subject=" + URLEncoder.encode(fillIn(payload), StandardCharsets.UTF_8));
        Answer text = client.get("/evaluations/" + id + "/explanation.txt"); // no browser takes it for markup
        assertThat(text.header("Content-Type")).startsWith("text/plain");
        assertThat(text.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(text.text()).doesNotContain(WORKED_OUT);
        assertThat(client.get("/evaluations/" + id + "/explanation.pdf").status())
                .isEqualTo(200);
        assertNoFormulas(client.get("/evaluations/" + id + "/explanation.xlsx"));
        assertNoFormulas(client.get("/findings.xlsx"));
    }

    @Test
    void codeInSubmissionsAndAddressesIsNeverExecuted() {
        for (String payload : PAYLOADS) {
            String text = fillIn(payload);
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of(
                    "/?lang=" + encoded,
                    "/evaluations?subject=" + encoded,
                    "/rule-sets?scheme=" + encoded,
                    "/login?wrong=" + encoded,
                    "/samples/" + encoded.replace("%2F", "_"),
                    "/api/v1/schemes/" + encoded.replace("%2F", "_"),
                    "/audit-log?subject=" + encoded)) {
                Answer answer = client.get(path, "Accept", "text/html", "Accept-Language", "zh");
                assertThat(answer.status()).as(path).isLessThan(500);
                assertHarmless(answer.text());
            }
            ObjectNode submission = submission();
            submission.put("scheme", text);
            assertThat(client.postJson("/api/v1/score", JSON.writeValueAsBytes(submission))
                            .status())
                    .isEqualTo(422);
            assertThat(client.postJson("/api/v1/score", json(Map.of(text, text)))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void codeInEveryCellOfAFormIsNeverExecuted() throws IOException {
        byte[] blank = client.get("/api/v1/schemes/dachang-department/form?fiscalYear=2020")
                .response()
                .body();
        for (String payload : PAYLOADS) {
            byte[] form = editCells(blank, (place, cell) -> {
                if (cell.getCellType() == CellType.BLANK) {
                    cell.setCellValue(fillIn(payload));
                }
            });
            Answer read = client.upload(
                    "/api/v1/forms?score=true", Map.of(), "form", "自评表.xlsx", form, "Accept-Language", "zh");
            assertThat(read.status()).as(read.text()).isLessThan(500);
            assertThat(read.text()).doesNotContain(WORKED_OUT);
        }
    }

    @Test
    void rulesAsTheEngineReadsThemComeFromDiskAlone() {
        byte[] drl = ("package p; rule \"x\" when then Runtime.getRuntime().exec(\"touch " + marker + "\"); end")
                .getBytes(StandardCharsets.UTF_8);
        for (String name : List.of(
                "x.drl", "x.xlsx", "rules/drl/x.drl", "../../rules/drl/x.drl", "x.gdrl", "x.dsl", "kmodule.xml")) {
            assertThat(client.upload("/api/v1/rule-sets", name, drl).status())
                    .as(name)
                    .isEqualTo(422);
        }
        // a file carried inside a workbook is not a rule
        byte[] carrying = EditedWorkbook.entries(entries -> {
            entries.put("rules/drl/x.drl", drl);
            entries.put("META-INF/kmodule.xml", "<kmodule/>".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(client.upload("/api/v1/rule-sets", EditedWorkbook.FILE, carrying)
                        .status())
                .isIn(200, 201, 422);
        assertThat(Path.of("rules/drl/x.drl")).doesNotExist();
        assertThat(client.postJson("/api/v1/score", JSON.writeValueAsBytes(submission()))
                        .status())
                .isEqualTo(200);
    }

    /** Uploads as a person does, and looks at whatever is shown then. Where to: the page of the draft or of the refusal. */
    private String upload(byte[] file) {
        TestBrowser person = new TestBrowser(client);
        person.get("/rule-sets");
        Answer sent = person.upload("/rule-sets", EditedWorkbook.FILE, file);
        assertThat(sent.status()).as(sent.text()).isIn(302, 303);
        String page = sent.header("Location").replaceFirst("^http://[^/]+", "");
        Answer shown = person.get(page);
        assertThat(shown.status()).isEqualTo(200);
        assertHarmless(shown.text());
        String path = page.replaceFirst("[?#].*", "");
        Answer annotated = path.contains("/refused/")
                ? client.get("/api/v1" + path + "/workbook")
                : client.get("/api/v1" + path + "/workbook?annotated=true");
        assertThat(annotated.status()).isEqualTo(200);
        assertNoFormulas(annotated);
        return path;
    }

    private void openPage(String path) {
        Answer answer = client.get(path, "Accept", "text/html, */*", "Accept-Language", "zh");
        assertThat(answer.status()).as(path + answer.text()).isLessThan(500);
        assertHarmless(answer.text());
    }

    private static void assertHarmless(String shown) {
        assertThat(shown).doesNotContain(WORKED_OUT).doesNotContain(RAW_MARKUP);
    }

    /** In what we write, words stay words even where they begin as formulas do. */
    private static void assertNoFormulas(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType())
                                .as(sheet.getSheetName() + "!" + cell.getAddress())
                                .isNotEqualTo(CellType.FORMULA);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode submission() {
        try {
            JsonNode read = JSON.readTree(Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json")));
            return (ObjectNode) read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Map<String, String> members) {
        return JSON.writeValueAsBytes(members);
    }

    private static List<String> listPlaces() {
        List<String> places = new ArrayList<>();
        EditedWorkbook.dachang(book -> forEachCell(book, (place, cell) -> places.add(place)));
        return places;
    }

    private static byte[] editCells(BiConsumer<String, Cell> change) {
        return EditedWorkbook.dachang(book -> forEachCell(book, change));
    }

    private static byte[] editCells(byte[] workbook, BiConsumer<String, Cell> change) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            forEachCell(book, change);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void forEachCell(XSSFWorkbook book, BiConsumer<String, Cell> change) {
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    change.accept(sheet.getSheetName() + "!" + cell.getAddress(), cell);
                }
            }
        }
    }

    private static boolean isForPeople(String place, Cell cell) {
        if (!place.startsWith("方案!B")) {
            return false;
        }
        String label = cell.getRow().getCell(0).toString();
        return List.of("标题", "适用地区", "依据").contains(label);
    }
}
