package org.plumbline.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Query;
import org.plumbline.web.RequestRefused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log for auditors: read, verified, and its head taken away. */
@RestController
@RequestMapping("/api/v1/audit-log")
final class AuditLogController {

    private final LogStore store;
    private final Sealer sealer;
    private final Verifier verifier;
    private final AtomicBoolean verifying = new AtomicBoolean();

    AuditLogController(LogStore store, Sealer sealer, Verifier verifier) {
        this.store = store;
        this.sealer = sealer;
        this.verifier = verifier;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    EntryPage list(HttpServletRequest request) {
        Query query = Query.of(request, "before", "subject", "size");
        int size = query.integer("size", 20, 1, 200);
        long before = before(query.textOrNull("before"));
        return EntryPage.of(store.before(before, query.textOrNull("subject"), size + 1), size);
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

    @GetMapping(path = "/head", produces = MediaType.APPLICATION_JSON_VALUE)
    Head head(HttpServletRequest request) {
        Query.of(request);
        sealer.seal();
        return store.head();
    }

    /** One line, to be printed, mailed or kept on another machine. */
    @GetMapping(path = "/head", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> headAsText(HttpServletRequest request) {
        Head head = head(request);
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(head.head() + " " + head.at() + "\n");
    }

    /** Costs the database a full read, so that one runs at a time. */
    @GetMapping(path = "/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    Verification verification(HttpServletRequest request) {
        Head exported = exported(Query.of(request, "head").textOrNull("head"));
        if (!verifying.compareAndSet(false, true)) {
            throw new RequestRefused(ProblemKind.VERIFICATION_RUNNING);
        }
        try {
            sealer.seal();
            return verifier.verify(exported);
        } finally {
            verifying.set(false);
        }
    }

    private static Head exported(String text) {
        return text == null
                ? null
                : Head.parse(text).orElseThrow(() -> RequestRefused.parameter("head", text, "<entries>:<sha256>"));
    }
}
