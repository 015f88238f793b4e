package org.plumbline.service.batches;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages of jobs: upload, progress, cancellation, results. */
@Controller
@RequestMapping("/jobs")
final class JobPageController {

    private final JobController api;
    private final JobService jobs;

    JobPageController(JobController api, JobService jobs) {
        this.api = api;
        this.jobs = jobs;
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.AUDITOR, Role.ADMIN},
            scope = ScopeRule.OWN)
    @GetMapping
    String list(Model model, HttpServletRequest request) {
        model.addAttribute("list", api.listPage(QueryParameters.of(request, "page", "size"), request));
        return "jobs";
    }

    /** Without JavaScript; with it the page sends the file, of any size, to the API. */
    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(@RequestParam("file") MultipartFile file, HttpServletRequest request) throws IOException {
        api.submit(file, QueryParameters.of(request, "_csrf", "trace", "ruleSet", "keep", "charset"), request);
        return "redirect:/jobs";
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable String id, HttpServletRequest request) {
        jobs.cancel(api.requireOwn(id, request).id());
        return "redirect:/jobs";
    }

    @Endpoint(
            value = {Role.CLERK, Role.CALLER, Role.ADMIN},
            scope = ScopeRule.OWN)
    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, HttpServletRequest request) throws IOException {
        jobs.remove(api.requireOwn(id, request).id());
        return "redirect:/jobs";
    }
}
