package org.plumbline.accounts;

import java.time.InstantSource;
import org.plumbline.evidence.AuditLog;
import org.plumbline.evidence.Facts;
import org.plumbline.evidence.Kind;
import org.plumbline.web.DeniedCall;
import org.plumbline.web.PerMinute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Enters denied calls in the audit log: so many a minute and no more, or anybody could fill the disk. */
@Component
final class DenialLog {

    static final int MOST = 30;

    private static final Logger LOG = LoggerFactory.getLogger(DenialLog.class);
    private static final String NOBODY = "-";

    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final PerMinute entries = new PerMinute(MOST, InstantSource.system());

    DenialLog(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void enter(DeniedCall call) {
        PerMinute.Turn turn = entries.next();
        if (!turn.taken()) {
            return;
        }
        String subject = call.actor() == null ? NOBODY : call.actor();
        Facts facts = new Facts()
                .with("status", Integer.toString(call.status()))
                .with("problem", call.problem())
                .with("request", call.method() + " " + call.path())
                .with("address", call.address())
                .with("actor", call.actor())
                .with("notEntered", Long.toString(turn.passedOver()));
        try {
            transaction.executeWithoutResult(status ->
                    log.record(Kind.DENIED_CALL, subject.length() <= 64 ? subject : subject.substring(0, 64), facts));
        } catch (DataAccessException | TransactionException e) { // the refusal itself needs no storage
            LOG.warn("a denied call could not be entered in the audit log: {}", e.getMessage());
        }
    }
}
