package org.plumbline.service.accounts;

import java.time.InstantSource;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditFacts;
import org.plumbline.service.audit.AuditLog;
import org.plumbline.service.background.MinuteRateLimiter;
import org.plumbline.service.security.DeniedCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records denied calls in the audit log, at most a fixed number a minute, so that callers cannot fill the disk. */
@Component
final class DeniedCallAudit {

    static final int ENTRIES_PER_MINUTE = 30;

    private static final Logger LOG = LoggerFactory.getLogger(DeniedCallAudit.class);
    private static final String NO_ACTOR = "-";

    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final MinuteRateLimiter entries = new MinuteRateLimiter(ENTRIES_PER_MINUTE, InstantSource.system());

    DeniedCallAudit(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void record(DeniedCall call) {
        MinuteRateLimiter.Permit turn = entries.tryAcquire();
        if (!turn.taken()) {
            return;
        }
        String subject = call.actor() == null ? NO_ACTOR : call.actor();
        AuditFacts facts = new AuditFacts()
                .with("status", Integer.toString(call.status()))
                .with("problem", call.problem())
                .with("request", call.method() + " " + call.path())
                .with("address", call.address())
                .with("actor", call.actor())
                .with("attempted", call.attempted())
                .with("notEntered", Long.toString(turn.passedOver()));
        try {
            transaction.executeWithoutResult(status -> log.record(
                    AuditEntryKind.DENIED_CALL, subject.length() <= 64 ? subject : subject.substring(0, 64), facts));
        } catch (DataAccessException | TransactionException e) { // the rejection itself needs no storage
            LOG.warn("a denied call could not be entered in the audit log: {}", e.getMessage());
        }
    }
}
