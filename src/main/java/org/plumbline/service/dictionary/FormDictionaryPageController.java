package org.plumbline.service.dictionary;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryDiff;
import org.plumbline.service.dictionary.FormDictionaries.DictionaryUpload;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.rulesets.DiffTable;
import org.plumbline.service.rulesets.WorkbookProblemView;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page of the form dictionary: its versions, upload, approval and publication. */
@Controller
@RequestMapping("/form-dictionary")
final class FormDictionaryPageController {

    private final FormDictionaries dictionaries;
    private final FormDictionaryImporter importer;
    private final UserDirectory users;

    FormDictionaryPageController(FormDictionaries dictionaries, FormDictionaryImporter importer, UserDirectory users) {
        this.dictionaries = dictionaries;
        this.importer = importer;
        this.users = users;
    }

    /** {@code version} is one that was just added or changed. */
    @Endpoint(scope = ScopeRule.SHARED)
    @GetMapping
    String list(Model model, HttpServletRequest request) {
        String changed = QueryParameters.of(request, "version").textOrNull("version");
        model.addAttribute("changed", changed);
        return fillModel(model, importer.rejected(), request);
    }

    @Endpoint(value = Role.CLERK, scope = ScopeRule.UNSCOPED)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(
            @RequestParam("workbook") MultipartFile workbook,
            @RequestParam(name = "reason", required = false) String reason,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DictionaryUpload outcome =
                dictionaries.upload(workbook.getOriginalFilename(), workbook.getBytes(), Actor.of(request), reason);
        if (outcome instanceof DictionaryUpload.Rejected rejected) {
            response.setStatus(ProblemKind.WORKBOOK_REJECTED.status().value());
            model.addAttribute("changed", null);
            FileDestination.guess(workbook.getBytes())
                    .filter(destination -> destination != FileDestination.DICTIONARY)
                    .map(destination -> LanguagePreference.of(request).localize(destination.advice()))
                    .ifPresent(belongs -> model.addAttribute("belongs", belongs));
            model.addAttribute("refused", rejected.id());
            return fillModel(model, rejected.problems(), request);
        }
        return redirect(((DictionaryUpload.Drafted) outcome).version());
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{version}/approval")
    String approve(
            @PathVariable int version,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request) {
        return redirect(dictionaries.approve(version, Actor.of(request), reason));
    }

    @Endpoint(value = Role.APPROVER, scope = ScopeRule.UNSCOPED)
    @PostMapping("/{version}/publication")
    String publish(
            @PathVariable int version,
            @RequestParam(name = "reason", required = false) String reason,
            HttpServletRequest request) {
        return redirect(dictionaries.publish(version, Actor.of(request), reason));
    }

    @Endpoint(scope = ScopeRule.SHARED)
    @GetMapping("/{version}/diff")
    String showDiff(@PathVariable int version, Model model, Locale locale, HttpServletRequest request) {
        Integer against = QueryParameters.of(request, "against").integerOrNull("against", 1, Integer.MAX_VALUE);
        DictionaryDiff diff = dictionaries.compare(version, against);
        model.addAttribute("before", diff.before());
        model.addAttribute("version", diff.after());
        model.addAttribute("diff", DiffTable.of(diff.content(), locale));
        model.addAttribute(
                "reordered",
                diff.reordered().stream()
                        .map(meaning -> DictionaryDiffView.describeOrder(meaning, locale))
                        .toList());
        model.addAttribute(
                "others",
                dictionaries.list().stream()
                        .filter(each -> each.version() != version)
                        .toList());
        return "form-dictionary-diff";
    }

    private static String redirect(FormDictionaryVersion version) {
        return "redirect:/form-dictionary?version=" + version.version();
    }

    private String fillModel(Model model, List<Problem> problems, HttpServletRequest request) {
        List<FormDictionaryVersion> versions = dictionaries.list();
        model.addAttribute("versions", versions);
        model.addAttribute("faults", WorkbookProblemView.of(problems, LanguagePreference.of(request)));
        model.addAttribute("singleUser", users.isSingleUser());
        Actor actor = Actor.of(request);
        model.addAttribute(
                "decidable",
                versions.stream()
                        .filter(version -> !version.inForce() && dictionaries.mayDecide(version, actor))
                        .map(FormDictionaryVersion::version)
                        .toList());
        return "form-dictionary";
    }
}
