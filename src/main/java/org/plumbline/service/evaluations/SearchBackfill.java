package org.plumbline.service.evaluations;

import java.util.List;
import java.util.UUID;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the search rows of evaluations stored before migration 6, once, before the first request. Resumes if it was
 * interrupted.
 */
@Component
@Lazy(false)
final class SearchBackfill implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SearchBackfill.class);
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final SearchIndexWriter rows;
    private final TransactionTemplate transaction;

    SearchBackfill(JdbcClient jdbc, SearchIndexWriter rows, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record UnindexedEvaluation(UUID id, byte[] canonical) {}

    @Override
    public void afterSingletonsInstantiated() {
        if (jdbc.sql("select whole from search_state where id = 1")
                .query(Boolean.class)
                .single()) {
            return;
        }
        long done = 0;
        UUID after = new UUID(0, 0);
        while (after != null) {
            UUID from = after;
            List<UnindexedEvaluation> chunk = transaction.execute(status -> lockAndReadChunk(from));
            done += chunk.size();
            after = chunk.isEmpty() ? null : chunk.get(chunk.size() - 1).id();
        }
        transaction.executeWithoutResult(status -> {
            lockState();
            fillChains();
            jdbc.sql("update search_state set whole = true where id = 1").update();
        });
        if (done > 0) {
            LOG.info("search: added the rows of {} evaluations stored before migration 6", done);
        }
    }

    private List<UnindexedEvaluation> lockAndReadChunk(UUID after) {
        lockState();
        List<UnindexedEvaluation> chunk = jdbc.sql(
                        """
                        select e.id, e.canonical from evaluation e where e.id > ?
                          and not exists (select 1 from evaluation_profile p where p.evaluation_id = e.id)
                         order by e.id fetch first ? rows only
                        """)
                .params(after, CHUNK)
                .query((row, number) -> new UnindexedEvaluation(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        for (UnindexedEvaluation old : chunk) {
            rows.completeRows(old.id(), EvaluationJson.read(ByteCompressor.decompress(old.canonical())));
        }
        return chunk;
    }

    /** Another node that starts at the same moment waits here, and then finds it finished. */
    private void lockState() {
        jdbc.sql("select whole from search_state where id = 1 for update")
                .query(Boolean.class)
                .single();
    }

    /** From the first of each chain to its last. */
    private void fillChains() {
        int found = jdbc.sql(
                        """
                        update evaluation_correction set chain = corrects where chain is null
                           and corrects not in (select c.evaluation_id from evaluation_correction c)
                        """)
                .update();
        while (found > 0) {
            found = jdbc.sql(
                            """
                            update evaluation_correction set chain = (select c.chain from evaluation_correction c
                                   where c.evaluation_id = evaluation_correction.corrects)
                             where chain is null and corrects in
                                   (select c.evaluation_id from evaluation_correction c where c.chain is not null)
                            """)
                    .update();
        }
    }
}
