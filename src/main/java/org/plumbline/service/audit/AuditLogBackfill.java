package org.plumbline.service.audit;

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
 * Records what was stored before there was a log, once, before the first request: rule set events, then evaluations, each in
 * their order. Resumes if it was interrupted; subjects that have an entry are skipped.
 */
@Component
@Lazy(false)
final class AuditLogBackfill implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLogBackfill.class);
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final AuditLogReader store;
    private final AuditLog log;
    private final ChainSealer sealer;
    private final List<AuditEntrySource> sources;
    private final TransactionTemplate transaction;

    AuditLogBackfill(
            JdbcClient jdbc,
            AuditLogReader store,
            AuditLog log,
            ChainSealer sealer,
            List<AuditEntrySource> witnesses,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.store = store;
        this.log = log;
        this.sealer = sealer;
        this.sources = witnesses.stream()
                .sorted((a, b) -> b.kind().compareTo(a.kind())) // rules before the evaluations they scored
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
        for (AuditEntrySource entrySource : sources) {
            entered += recordMissing(entrySource);
        }
        jdbc.sql("update log_head set whole = true where id = 1").update();
        if (entered > 0) {
            LOG.info("audit log: {} entries added for data stored before the log existed", entered);
        }
    }

    private long recordMissing(AuditEntrySource entrySource) {
        long entered = 0;
        List<String> subjects = entrySource.listSubjects(null, CHUNK);
        while (!subjects.isEmpty()) {
            List<String> chunk = subjects;
            entered += transaction.execute(status -> recordMissing(entrySource, chunk));
            sealer.sealPending();
            subjects = entrySource.listSubjects(chunk.get(chunk.size() - 1), CHUNK);
        }
        return entered;
    }

    private int recordMissing(AuditEntrySource entrySource, List<String> subjects) {
        // another node that starts at the same moment waits here, and then finds the entries
        jdbc.sql("select seq from log_head where id = 1 for update")
                .query(Long.class)
                .single();
        Set<String> missing = new HashSet<>(subjects);
        missing.removeAll(store.findRecorded(entrySource.kind(), subjects));
        if (missing.isEmpty()) {
            return 0;
        }
        Map<String, AuditFacts> facts = entrySource.readCurrentFacts(missing);
        int entered = 0;
        for (String subject : subjects) {
            if (missing.contains(subject) && facts.containsKey(subject)) {
                log.record(entrySource.kind(), subject, facts.get(subject));
                entered++;
            }
        }
        return entered;
    }
}
