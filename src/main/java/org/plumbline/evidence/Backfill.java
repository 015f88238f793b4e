package org.plumbline.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters what was kept before there was a log, once, before the first request: rule set events, then evaluations, each in
 * their order. Taken up again where it was interrupted; what has an entry is passed over.
 */
@Component
@Lazy(false)
final class Backfill implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final LogStore store;
    private final AuditLog log;
    private final Sealer sealer;
    private final List<Witness> witnesses;
    private final TransactionTemplate transaction;

    Backfill(
            JdbcClient jdbc,
            LogStore store,
            AuditLog log,
            Sealer sealer,
            List<Witness> witnesses,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.store = store;
        this.log = log;
        this.sealer = sealer;
        this.witnesses = witnesses.stream()
                .sorted((a, b) -> b.kind().compareTo(a.kind())) // rules before what they scored
                .toList();
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (jdbc.sql("select whole from log_head where id = 1")
                .query(Boolean.class)
                .single()) {
            return;
        }
        long entered = 0;
        for (Witness witness : witnesses) {
            entered += enter(witness);
        }
        jdbc.sql("update log_head set whole = true where id = 1").update();
        if (entered > 0) {
            LOG.info("audit log: {} entries for what was kept before", entered);
        }
    }

    private long enter(Witness witness) {
        long entered = 0;
        List<String> subjects = witness.subjects(null, CHUNK);
        while (!subjects.isEmpty()) {
            List<String> chunk = subjects;
            entered += transaction.execute(status -> enter(witness, chunk));
            sealer.seal();
            subjects = witness.subjects(chunk.get(chunk.size() - 1), CHUNK);
        }
        return entered;
    }

    private int enter(Witness witness, List<String> subjects) {
        // another node that starts at the same moment waits here, and then finds them entered
        jdbc.sql("select seq from log_head where id = 1 for update")
                .query(Long.class)
                .single();
        Set<String> missing = new HashSet<>(subjects);
        missing.removeAll(store.recorded(witness.kind(), subjects));
        if (missing.isEmpty()) {
            return 0;
        }
        Map<String, Facts> facts = witness.facts(missing);
        int entered = 0;
        for (String subject : subjects) {
            if (missing.contains(subject) && facts.containsKey(subject)) {
                log.record(witness.kind(), subject, facts.get(subject));
                entered++;
            }
        }
        return entered;
    }
}
