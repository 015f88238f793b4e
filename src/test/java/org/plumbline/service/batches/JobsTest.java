package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.Job.State;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.work.Stopped;
import tools.jackson.databind.JsonNode;

@ServiceTest
class JobsTest extends JobsFixture {

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
}
