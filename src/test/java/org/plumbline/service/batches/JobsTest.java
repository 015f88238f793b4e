package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.Job.State;
import org.plumbline.service.batches.JobOrder.Format;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.Scope;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.work.StopSignal;
import org.plumbline.service.work.Stopped;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class JobsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DACHANG = JSON.writeValueAsString(
            JSON.readTree(ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"))));
    private static final int LIMIT = 2 << 20;

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JobFiles files;

    @Autowired
    private LineScorer scoring;

    @Autowired
    private EvaluationStore keeping;

    private static String numbered(String mark, int number) {
        return DACHANG.replace("\"name\":\"大厂", "\"name\":\"" + mark + number + " 大厂");
    }

    private static String many(String mark, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> i % 100 == 50 ? "{not json " + i + "\n" : numbered(mark, i) + "\n")
                .collect(Collectors.joining());
    }

    private Answer post(String query, String type, byte[] body) {
        return client.post("/api/v1/jobs" + query, body, "Content-Type", type);
    }

    private JsonNode ended(Answer started) {
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String path = started.header("Location");
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> client.get(path).json(),
                        job -> State.valueOf(job.at("/state").asString()).hasEnded());
    }

    private List<JsonNode> results(JsonNode job) {
        Answer answer = client.get(job.at("/results").asString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        return answer.text().lines().map(JSON::readTree).toList();
    }

    @Test
    void aJobOfLinesGivesTheResultsOfABatch() throws Exception {
        byte[] body = (DACHANG + "\n\n{bad\r\n" + DACHANG.replace("dachang-department", "nowhere") + "\n" + DACHANG)
                .getBytes(StandardCharsets.UTF_8);
        JsonNode job = ended(post("?trace=none&name=a.ndjson", "application/x-ndjson", body));
        assertThat(job.at("/state").asString()).isEqualTo("DONE");
        assertThat(job.at("/lines").asInt()).isEqualTo(4);
        assertThat(job.at("/good").asInt()).isEqualTo(2);
        assertThat(job.at("/bad").asInt()).isEqualTo(2);
        assertThat(job.at("/percent").asInt()).isEqualTo(100);
        assertThat(job.at("/fileName").asString()).isEqualTo("a.ndjson");
        assertThat(job.at("/actor").asString()).isEqualTo("local");
        String batch = client.post("/api/v1/batches?trace=none", body, "Content-Type", "application/x-ndjson")
                .text();
        assertThat(client.get(job.at("/results").asString()).text())
                .isEqualTo(batch.replace(
                        "/api/v1/batches", "/api/v1/jobs/" + job.at("/id").asString()));
        assertThat(client.get("/api/v1/jobs?size=200").json().at("/jobs").toString())
                .contains(job.at("/id").asString());
    }

    @Test
    void aJobSavesEachEvaluationOnceUnderTheReportedId() throws Exception {
        JsonNode job = ended(post(
                "?trace=none&keep=true", "application/x-ndjson", many("keep", 3).getBytes(StandardCharsets.UTF_8)));
        for (JsonNode result : results(job)) {
            Answer kept = client.get("/api/v1/evaluations/" + result.at("/id").asString() + "?trace=none");
            assertThat(JSON.readTree(kept.text())).isEqualTo(result);
            String facts = jdbc.sql(
                            "select facts from log_pending where subject = :id union all select facts from log_entry where subject = :id")
                    .param("id", result.at("/id").asString())
                    .query(String.class)
                    .single();
            assertThat(facts).contains("\"job\":\"" + job.at("/id").asString());
        }
    }

    /** The process dies where it hurts: the results written, the evaluations stored, the transaction not committed. */
    @Test
    void aJobKilledAtACheckpointResumesWithoutLossOrDuplicates() throws Exception {
        int lines = 1_100; // two checkpoints and a rest
        JobStore store = new PatientStore();
        Job job = job(store, many("die", lines), true);
        AtomicInteger left = new AtomicInteger();
        JobStore dying = new PatientStore() {
            @Override
            boolean saveCheckpoint(Job job, Checkpoint at) {
                boolean moved = super.saveCheckpoint(job, at);
                if (left.getAndDecrement() == 0) {
                    throw new SimulatedKill();
                }
                return moved;
            }
        };
        ChunkedExecutor chunks = ChunkedExecutor.withThreads(2);
        try {
            for (int survived = 0; survived < 2; survived++) {
                left.set(survived);
                Job before = store.find(job.id()).orElseThrow();
                assertThatThrownBy(() -> run(dying, chunks, before)).isInstanceOf(SimulatedKill.class);
                Job after = store.find(job.id()).orElseThrow();
                assertThat(after.state()).isEqualTo(State.RUNNING);
                assertThat(kept("die")).isEqualTo(after.at().good());
                assertThat(before.at().resultBytes() + Files.size(files.runResultsFile(before)))
                        .isGreaterThan(after.at().resultBytes());
            }
            run(store, chunks, store.find(job.id()).orElseThrow());
        } finally {
            chunks.destroy();
        }
        Job done = store.find(job.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.at().countDone()).isEqualTo(lines);
        List<JsonNode> results =
                results(JSON.readTree(client.get(JobView.path(job.id())).text()));
        assertThat(results).hasSize(lines);
        for (int i = 0; i < lines; i++) {
            if (i % 100 == 50) {
                assertThat(results.get(i).at("/line").asInt()).isEqualTo(i + 1);
            } else {
                assertThat(results.get(i).at("/subject/name").asString()).startsWith("die" + i + " ");
            }
        }
        assertThat(kept("die")).isEqualTo(done.at().good()).isEqualTo(lines - lines / 100);
        Set<String> ids =
                jdbc.sql("select id from evaluation where subject_name like 'die%'").query(UUID.class).list().stream()
                        .map(UUID::toString)
                        .collect(Collectors.toSet());
        assertThat(results.stream().filter(result -> result.has("id")).map(result -> result.at("/id")
                        .asString()))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    /** Suspended between two checkpoints for longer than its lease: another run continues meanwhile, and this one resumes. */
    @Test
    void aRunWhoseJobWasTakenOverSavesNothingMore() throws Exception {
        int lines = 1_100; // two checkpoints and a rest
        JobStore store = new PatientStore();
        Job job = job(store, many("wake", lines), true);
        ChunkedExecutor chunks = ChunkedExecutor.withThreads(2);
        AtomicInteger checkpoints = new AtomicInteger();
        JobStore heldUp = new PatientStore() {
            @Override
            boolean saveCheckpoint(Job mine, Checkpoint at) {
                if (checkpoints.incrementAndGet() == 2) {
                    CompletableFuture.runAsync(() -> goOn(mine.id())).join();
                }
                return super.saveCheckpoint(mine, at);
            }

            private void goOn(UUID id) {
                jdbc.sql("update job set run = run + 1 where id = ?").param(id).update();
                try {
                    run(store, chunks, store.find(id).orElseThrow());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        ChunkedExecutor own = ChunkedExecutor.withThreads(1);
        try {
            assertThatThrownBy(() -> run(heldUp, own, job)).isInstanceOf(Stopped.class);
        } finally {
            own.destroy();
            chunks.destroy();
        }
        assertThat(checkpoints).hasValue(2);
        Job done = store.find(job.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        List<JsonNode> results =
                results(JSON.readTree(client.get(JobView.path(job.id())).text()));
        assertThat(results).hasSize(lines);
        for (int i = 0; i < lines; i++) {
            if (i % 100 != 50) {
                assertThat(results.get(i).at("/subject/name").asString()).startsWith("wake" + i + " ");
            }
        }
        assertThat(kept("wake")).isEqualTo(done.at().good()).isEqualTo(lines - lines / 100);
    }

    /** Of several who look at once each job has one taker, and a silent node's jobs have another. */
    @Test
    void aJobIsTakenAgainOnlyAfterItsLeaseExpired() throws Exception {
        JobStore store = new JobStore(jdbc, transactions);
        String place = UUID.randomUUID().toString(); // the service's own workers have another folder
        Job job = job(store, numbered("lease", 1), false);
        jdbc.sql("update job set place = ?, state = 'QUEUED' where id = ?")
                .params(place, job.id())
                .update();
        List<CompletableFuture<Optional<Job>>> takers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store.takeNext(place)))
                .toList();
        List<Job> taken = takers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        assertThat(taken).hasSize(1);
        Job first = taken.get(0);
        assertThat(first.run()).isEqualTo(1);
        assertThat(store.leases().extend(first.lease())).isTrue();
        jdbc.sql("update job set lease_until = current_timestamp - interval '1' second where id = ?")
                .param(job.id())
                .update();
        Job second = store.takeNext(place).orElseThrow();
        assertThat(second.run()).isEqualTo(2);
        assertThat(store.leases().extend(first.lease())).isFalse();
        assertThat(store.saveCheckpoint(first, new Checkpoint(1, 1, 1, 1, 0))).isFalse();
        store.leases().fail(first.lease(), "late");
        store.leases().release(first.lease());
        assertThat(store.find(job.id()).orElseThrow()).isEqualTo(second);
        store.leases().release(second.lease());
        assertThat(store.find(job.id()).orElseThrow().state()).isEqualTo(State.QUEUED);
        assertThat(store.leases().cancel(job.id())).isTrue();
    }

    @Test
    void aTableJobGivesTheResultsOfTheSameLines() throws Exception {
        byte[] csv = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("jobs/cases.csv"));
        byte[] lines = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("jobs/cases.ndjson"));
        JsonNode expected = ended(post("?trace=none", "application/x-ndjson", lines));
        assertThat(expected.at("/good").asInt()).isEqualTo(5);
        String text = new String(csv, StandardCharsets.UTF_8);
        byte[] gbk = text.substring(1).getBytes(Charset.forName("GBK"));
        for (Answer started : List.of(
                post("?trace=none", "text/csv", csv),
                post("?trace=none", "text/csv", gbk),
                post("?trace=none", "text/csv; charset=gbk", gbk),
                post("?trace=none", JobController.XLSX, sheet(text.substring(1))),
                client.upload("/api/v1/jobs?trace=none", Map.of(), "file", "cases.csv", csv))) {
            JsonNode job = ended(started);
            assertThat(job.at("/lines").asInt()).as(job.toString()).isEqualTo(5);
            assertThat(results(job)).isEqualTo(results(expected));
        }
    }

    /** Numbers as numbers, as a person would have typed them. */
    private static byte[] sheet(String csv) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("申报数据");
            int number = 0;
            for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(csv))) {
                Row cells = sheet.createRow(number++);
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i).matches("-?\\d+(\\.\\d+)?")) {
                        cells.createCell(i).setCellValue(Double.parseDouble(row.get(i)));
                    } else if (!row.get(i).isEmpty()) {
                        cells.createCell(i).setCellValue(row.get(i));
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aTableMistakeIsReportedWithItsRow() throws Exception {
        String csv = "case,scheme,fiscalYear,subject,code,actual,weight,declaredTotal,kind\r\n"
                + "1,dachang-department,2020,甲,d01,95,,90,\r\n"
                + "1,,,,d03,95.4,,91,\r\n" // another total than above
                + "2,dachang-department,2020,\"乙, 二\",d01,95,many,,\r\n"
                + ",,,,,,,,\r\n"
                + "3,dachang-department,2020,丙,d01,95,,,指票\r\n"
                + "4,dachang-department,2020,丁,d01,95,,,\r\n";
        JsonNode job = ended(client.post(
                "/api/v1/jobs?trace=none",
                csv.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv",
                "Accept-Language",
                "zh"));
        List<JsonNode> results = results(job);
        assertThat(results).hasSize(4);
        assertThat(results.get(0).at("/type").asString()).isEqualTo("urn:plumbline:problem:row-rejected");
        assertThat(results.get(0).at("/line").asInt()).isEqualTo(2);
        assertThat(results.get(0).at("/row").asInt()).isEqualTo(3);
        assertThat(results.get(0).at("/column").asString()).isEqualTo("自评总分 / declaredTotal");
        assertThat(results.get(0).at("/detail").asString())
                .contains("第 3 行")
                .contains("91")
                .contains("90");
        assertThat(results.get(1).at("/line").asInt()).isEqualTo(4);
        assertThat(results.get(1).at("/errors/0/pointer").asString()).isEqualTo("/indicators/0/weight");
        assertThat(results.get(2).at("/found").asString()).isEqualTo("指票");
        assertThat(results.get(3).at("/subject/name").asString()).isEqualTo("丁");
    }

    @Test
    void aFileThatIsNotATableIsRejectedAtUpload() {
        assertThat(refused("text/csv", "scheme,fiscalYear,subject,code\n", 422)).contains("实际值 / actual");
        assertThat(refused("text/csv", "scheme,fiscalYear,subject,code,actual,colour\n", 422))
                .contains("colour");
        assertThat(refused("text/csv", "scheme,scheme\n", 422)).contains("方案 / scheme");
        assertThat(refused("text/csv", "", 422)).contains("\"表格是空的。 / the table is empty.\"");
        assertThat(refused("text/csv", "\"" + "x".repeat(3 << 20), 422)).contains("引号没有成对");
        assertThat(refused(JobController.XLSX, "no zip", 422)).contains(".xlsx");
        assertThat(refused("text/csv; charset=big5", "scheme\n", 400)).contains("utf-8 / gbk");
        assertThat(refused("application/json", "{}", 415)).contains("text/csv");
    }

    private String refused(String type, String body, int status) {
        Answer answer = post("", type, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.text();
    }

    @Test
    void theResultsWorkbookWritesTextsNeverAsFormulas() throws Exception {
        String evil = DACHANG.replace("\"name\":\"大厂", "\"name\":\"=HYPERLINK(1)大厂");
        JsonNode job = ended(
                post("?keep=false", "application/x-ndjson", (evil + "\n{bad\n").getBytes(StandardCharsets.UTF_8)));
        Answer answer = client.get(job.at("/results").asString() + "?format=xlsx");
        assertThat(answer.header("Content-Type")).isEqualTo(JobController.XLSX);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(sheet.getRow(1).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(91.0);
            assertThat(sheet.getRow(2).getCell(16).getStringCellValue()).startsWith("2: ");
        }
        assertThat(client.get(job.at("/results").asString(), "Accept", JobController.XLSX)
                        .header("Content-Type"))
                .isEqualTo(JobController.XLSX);
    }

    @Test
    void theResultsWorkbookStatesTheReviewOfEachCase() throws Exception {
        byte[] reviewed = ShippedFiles.bytes(Path.of("samples/made-review/submission.json"));
        String line = new String(reviewed, StandardCharsets.UTF_8).replaceAll("\\s*\\n\\s*", "") + "\n";
        JsonNode job = ended(post("?keep=false", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8)));
        Answer answer = client.get(job.at("/results").asString() + "?format=xlsx");
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(List.of(10, 11, 12))
                    .map(column -> sheet.getRow(0).getCell(column).getStringCellValue())
                    .containsExactly("复核总分", "复核等级", "偏差率%");
            assertThat(sheet.getRow(1).getCell(10).getNumericCellValue()).isEqualTo(89.33);
            assertThat(sheet.getRow(1).getCell(11).getStringCellValue()).isEqualTo("良");
            assertThat(sheet.getRow(1).getCell(12).getNumericCellValue()).isEqualTo(9.15);
        }
    }

    @Test
    void aCancelledJobKeepsWhatIsDoneHoweverOftenItIsCancelledAndIsRemovedOnRequest() throws Exception {
        JobStore store = new PatientStore();
        Job job = job(store, many("stop", 1_100), true);
        JobStore cancelled = new PatientStore() {
            @Override
            boolean saveCheckpoint(Job job, Checkpoint at) {
                boolean first = at.countDone() < 1_000;
                if (!first) {
                    assertThat(client.method("DELETE", JobView.path(job.id())).status())
                            .isEqualTo(204);
                }
                return super.saveCheckpoint(job, at);
            }
        };
        assertThat(client.get(JobView.path(job.id()) + "/results").status()).isEqualTo(409);
        assertThat(client.method("DELETE", JobView.path(job.id()) + "?remove=true")
                        .status())
                .isEqualTo(409);
        ChunkedExecutor chunks = ChunkedExecutor.withThreads(1);
        try {
            assertThatThrownBy(() -> run(cancelled, chunks, job)).isInstanceOf(Stopped.class);
        } finally {
            chunks.destroy();
        }
        JsonNode view = client.get(JobView.path(job.id())).json();
        assertThat(view.at("/state").asString()).isEqualTo("CANCELLED");
        assertThat(results(view)).hasSize(view.at("/done").asInt()).hasSizeBetween(512, 999);
        assertThat(kept("stop")).isEqualTo(view.at("/good").asLong());
        assertThat(client.method("DELETE", JobView.path(job.id())).status()).isEqualTo(204);
        assertThat(results(client.get(JobView.path(job.id())).json()))
                .hasSize(view.at("/done").asInt());
        assertThat(client.method("DELETE", JobView.path(job.id()) + "?remove=true")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(JobView.path(job.id())).status()).isEqualTo(404);
        assertThat(client.method("DELETE", JobView.path(job.id()) + "?remove=true")
                        .status())
                .isEqualTo(404);
        assertThat(files.uploadFile(job.id())).doesNotExist();
    }

    /**
     * Its jobs have no end of their lease, so that the service's own workers leave them alone however
     * slow the machine is.
     */
    private class PatientStore extends JobStore {

        PatientStore() {
            super(jdbc, transactions);
        }

        @Override
        boolean saveCheckpoint(Job job, Checkpoint at) {
            boolean moved = super.saveCheckpoint(job, at);
            jdbc.sql("update job set lease_until = null where id = ?")
                    .param(job.id())
                    .update();
            return moved;
        }
    }

    private static final class SimulatedKill extends Error {
        private static final long serialVersionUID = 1L;
    }

    private long kept(String mark) {
        return jdbc.sql("select count(*) from evaluation where subject_name like ?")
                .param(mark + "%")
                .query(Long.class)
                .single();
    }

    /** In the state that the service's own workers ignore: running, as if on another node. */
    private Job job(JobStore store, String lines, boolean keep) throws IOException {
        UUID id = UUID.randomUUID();
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        files.createFolder(id);
        Files.write(files.uploadFile(id), bytes, StandardOpenOption.CREATE_NEW);
        Job job = new Job(
                id,
                State.RUNNING,
                new JobOrder(
                        "local",
                        Format.NDJSON,
                        null,
                        null,
                        TraceDetail.NONE,
                        null,
                        keep,
                        JobOrder.parseLanguages("zh,en"),
                        Scope.ALL),
                bytes.length,
                Instant.now(),
                null,
                null,
                (long) bytes.length,
                null,
                Checkpoint.START,
                0,
                files.folderId(),
                TableRead.PLAIN,
                null);
        store.add(job);
        return job;
    }

    private void run(JobStore store, ChunkedExecutor chunks, Job job) throws IOException {
        new JobRun(store, files, scoring, keeping, chunks, job, LIMIT, new StopSignal()).run();
    }
}
