package org.plumbline.service.audit;

import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.springframework.stereotype.Component;

/** The queries of the audit log that API and pages share. */
@Component
final class AuditLogQueries {

    static final String[] NAMES = {"before", "kind", "subject", "size"};

    private final AuditLogReader store;
    private final ChainSealer sealer;
    private final AuditLogVerifier verifier;
    private final AtomicBoolean verifying = new AtomicBoolean();

    AuditLogQueries(AuditLogReader store, ChainSealer sealer, AuditLogVerifier verifier) {
        this.store = store;
        this.sealer = sealer;
        this.verifier = verifier;
    }

    AuditLogEntryPage listEntries(QueryParameters query) {
        int size = query.integerOrDefault("size", 20, 1, 200);
        long before = parseBefore(query.textOrNull("before"));
        AuditEntryKind kind = query.enumValue("kind", AuditEntryKind.class, null);
        return AuditLogEntryPage.of(store.readBefore(before, kind, query.textOrNull("subject"), size + 1), size);
    }

    private static long parseBefore(String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw ProblemException.invalidParameter("before", text, "1–999999999999999999");
        }
        return Long.parseLong(text);
    }

    /** The current head of the chain. */
    ChainHead sealAndReadHead() {
        sealer.sealPending();
        return store.readHead();
    }

    /**
     * Reads the whole log, so only one verification runs at a time.
     *
     * @param exported head stored elsewhere; null for none
     */
    AuditLogVerification verify(String exported) {
        ChainHead head = exported == null
                ? null
                : ChainHead.parse(exported)
                        .orElseThrow(() -> ProblemException.invalidParameter("head", exported, "<entries>:<sha256>"));
        if (!verifying.compareAndSet(false, true)) {
            throw new ProblemException(ProblemKind.VERIFICATION_RUNNING);
        }
        try {
            sealer.sealPending();
            return verifier.verify(head);
        } finally {
            verifying.set(false);
        }
    }
}
