package org.plumbline.service.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.evaluations.SavedCase;
import org.plumbline.service.evaluations.SavedCases;
import org.springframework.jdbc.core.JdbcTemplate;

/** The evaluations that count: of each chain of corrections, and of those of one subject and year, only the newest. */
record StandingCases(JdbcTemplate jdbc, SavedCases kept) {

    List<Evaluation> list() {
        List<UUID> superseded = jdbc.queryForList(
                """
                select e.id from evaluation e where exists (select 1 from evaluation_correction c where c.chain = e.id)
                or exists (select 1 from evaluation_correction c join evaluation_correction later
                           on later.chain = c.chain and later.evaluation_id > c.evaluation_id where c.evaluation_id = e.id)
                """,
                UUID.class);
        Map<List<Object>, SavedCase> newest = new HashMap<>();
        for (String scheme : ShippedFiles.ruleSets().keySet()) {
            Iterator<List<SavedCase>> chunks = kept.ofScheme(scheme, List.of()).readChunks(100);
            while (chunks.hasNext()) {
                for (SavedCase each : chunks.next()) {
                    newest.merge(
                            subjectOf(each),
                            each,
                            (one, other) -> StatisticsUpdater.isLater(one.id(), other.id()) ? one : other);
                }
            }
        }
        return newest.values().stream()
                .filter(each -> !superseded.contains(each.id()))
                .map(each -> EvaluationJson.read(each.canonical()))
                .toList();
    }

    /** What evaluations that repeat each other have in common; the id of one without a subject. */
    private static List<Object> subjectOf(SavedCase each) {
        Evaluation evaluation = EvaluationJson.read(each.canonical());
        return evaluation.subject() == null || evaluation.subject().name() == null
                ? List.of(each.id())
                : Arrays.asList(
                        evaluation.scheme(),
                        evaluation.fiscalYear(),
                        evaluation.subject().name(),
                        evaluation.subject().region());
    }
}
