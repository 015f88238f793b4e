package org.plumbline.evidence;

import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.web.Query;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log for programs: read, verified, and its head taken away. */
@RestController
@RequestMapping("/api/v1/audit-log")
final class AuditLogController {

    private final LogDesk desk;

    AuditLogController(LogDesk desk) {
        this.desk = desk;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    EntryPage list(HttpServletRequest request) {
        return desk.entries(Query.of(request, LogDesk.NAMES));
    }

    @GetMapping(path = "/head", produces = MediaType.APPLICATION_JSON_VALUE)
    Head head(HttpServletRequest request) {
        Query.of(request);
        return desk.head();
    }

    /** One line, to be printed, mailed or kept on another machine. */
    @GetMapping(path = "/head", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> headAsText(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(head(request).line());
    }

    @GetMapping(path = "/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    Verification verification(HttpServletRequest request) {
        return desk.verify(Query.of(request, "head").textOrNull("head"));
    }
}
