package org.plumbline.evidence;

import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.stereotype.Component;

/** What auditors may ask of the log, for their programs and their pages alike. */
@Component
final class LogDesk {

    static final String[] NAMES = {"before", "kind", "subject", "size"};

    private final LogStore store;
    private final Sealer sealer;
    private final Verifier verifier;
    private final AtomicBoolean verifying = new AtomicBoolean();

    LogDesk(LogStore store, Sealer sealer, Verifier verifier) {
        this.store = store;
        this.sealer = sealer;
        this.verifier = verifier;
    }

    EntryPage entries(Query query) {
        int size = query.integer("size", 20, 1, 200);
        long before = before(query.textOrNull("before"));
        Kind kind = query.choice("kind", Kind.class, null);
        return EntryPage.of(store.before(before, kind, query.textOrNull("subject"), size + 1), size);
    }

    private static long before(String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw RequestRefused.parameter("before", text, "1–999999999999999999");
        }
        return Long.parseLong(text);
    }

    /** Where the chain ends now. */
    Head head() {
        sealer.seal();
        return store.head();
    }

    /**
     * Costs the database a full read, so that one runs at a time.
     *
     * @param exported head kept elsewhere; null for none
     */
    Verification verify(String exported) {
        Head head = exported == null
                ? null
                : Head.parse(exported)
                        .orElseThrow(() -> RequestRefused.parameter("head", exported, "<entries>:<sha256>"));
        if (!verifying.compareAndSet(false, true)) {
            throw new RequestRefused(ProblemKind.VERIFICATION_RUNNING);
        }
        try {
            sealer.seal();
            return verifier.verify(head);
        } finally {
            verifying.set(false);
        }
    }
}
