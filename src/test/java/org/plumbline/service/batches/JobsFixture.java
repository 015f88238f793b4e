package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.work.StopSignal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs that a test sends, waits for and reads the results of. */
abstract class JobsFixture {

    static final JsonMapper JSON = new JsonMapper();

    static final String DACHANG = JSON.writeValueAsString(
            JSON.readTree(ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"))));

    static final int LIMIT = 2 << 20;

    @Autowired
    ApiClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JobFiles files;

    @Autowired
    LineScorer scoring;

    @Autowired
    EvaluationStore keeping;

    static String numbered(String mark, int number) {
        return DACHANG.replace("\"name\":\"大厂", "\"name\":\"" + mark + number + " 大厂");
    }

    static String many(String mark, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> i % 100 == 50 ? "{not json " + i + "\n" : numbered(mark, i) + "\n")
                .collect(Collectors.joining());
    }

    Answer post(String query, String type, byte[] body) {
        return client.post("/api/v1/jobs" + query, body, "Content-Type", type);
    }

    JsonNode ended(Answer started) {
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String path = started.header("Location");
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> client.get(path).json(),
                        job -> State.valueOf(job.at("/state").asString()).hasEnded());
    }

    List<JsonNode> results(JsonNode job) {
        Answer answer = client.get(job.at("/results").asString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        return answer.text().lines().map(JSON::readTree).toList();
    }

    String refused(String type, String body, int status) {
        Answer answer = post("", type, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.text();
    }

    /**
     * Its jobs have no end of their lease, so that the service's own workers leave them alone however
     * slow the machine is.
     */
    class PatientStore extends JobStore {

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

    static final class SimulatedKill extends Error {
        private static final long serialVersionUID = 1L;
    }

    long kept(String mark) {
        return jdbc.sql("select count(*) from evaluation where subject_name like ?")
                .param(mark + "%")
                .query(Long.class)
                .single();
    }

    /** In the state that the service's own workers ignore: running, as if on another node. */
    Job job(JobStore store, String lines, boolean keep) throws IOException {
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

    void run(JobStore store, ChunkedExecutor chunks, Job job) throws IOException {
        new JobRun(store, files, scoring, keeping, chunks, job, LIMIT, new StopSignal()).run();
    }
}
