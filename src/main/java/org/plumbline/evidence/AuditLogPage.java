package org.plumbline.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.plumbline.web.Query;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The log for people: its entries, its verification, and its head to keep elsewhere. */
@Controller
@RequestMapping("/audit-log")
final class AuditLogPage {

    private static final JsonMapper JSON = new JsonMapper();

    private final LogDesk desk;

    AuditLogPage(LogDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String list(Model model, HttpServletRequest request) {
        Query query = Query.of(request, LogDesk.NAMES);
        return show(query, model);
    }

    /** A write to nothing, but costly: asked for by a form, never by a link that something follows by itself. */
    @PostMapping("/verification")
    String verification(@RequestParam(required = false) String head, Model model, HttpServletRequest request) {
        String exported = head == null || head.isBlank() ? null : head.strip();
        model.addAttribute("verification", desk.verify(exported));
        model.addAttribute("exported", exported);
        return show(Query.of(request, "head", "_csrf"), model);
    }

    private String show(Query query, Model model) {
        model.addAttribute("head", desk.head());
        model.addAttribute("page", desk.entries(query));
        return "audit-log";
    }

    @GetMapping("/head.txt")
    ResponseEntity<byte[]> headAsText(HttpServletRequest request) {
        Query.of(request);
        return file(desk.head().line().getBytes(StandardCharsets.UTF_8), MediaType.TEXT_PLAIN, ".txt");
    }

    @GetMapping("/head.json")
    ResponseEntity<byte[]> headAsJson(HttpServletRequest request) {
        Query.of(request);
        return file(JSON.writeValueAsBytes(desk.head()), MediaType.APPLICATION_JSON, ".json");
    }

    private static ResponseEntity<byte[]> file(byte[] body, MediaType type, String ending) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("plumbline-audit-log-head" + ending)
                                .build()
                                .toString())
                .body(body);
    }
}
