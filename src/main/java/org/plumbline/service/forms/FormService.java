package org.plumbline.service.forms;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.evaluations.ScoringService;
import org.plumbline.service.http.FileNames;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.springframework.stereotype.Component;

/** Reads filled forms by the rules in force; stores nothing. */
@Component
final class FormService {

    private final RuleSetProvider ruleSets;
    private final ScoringService scoring;

    FormService(RuleSetProvider ruleSets, ScoringService scoring) {
        this.ruleSets = ruleSets;
        this.scoring = scoring;
    }

    /**
     * An uploaded form.
     *
     * @param scheme null for the one that the form names; likewise {@code fiscalYear}
     * @param answers to questions about it, by their keys
     */
    record UploadedForm(String file, byte[] workbook, String scheme, Integer fiscalYear, Map<String, String> answers) {

        static UploadedForm of(String fileName, byte[] workbook, String scheme, Integer fiscalYear) {
            return new UploadedForm(FileNames.sanitize(fileName, "form.xlsx"), workbook, scheme, fiscalYear, Map.of());
        }

        UploadedForm withAnswers(Map<String, String> more) {
            return new UploadedForm(file, workbook, scheme, fiscalYear, Map.copyOf(more));
        }
    }

    /** @param version by whose scheme it was read; null if it could not be opened */
    record FormOutcome(String file, RuleSetVersion version, FormReading reading) {}

    /**
     * Reads every form of the file, in their order.
     *
     * @return one outcome where the file holds one form, or cannot be read
     * @throws ProblemException where neither the sender nor the form names a scheme or year there is
     * @throws org.plumbline.core.scoring.SubmissionRejectedException naming the schemes, or the years, that there are
     */
    List<FormOutcome> readAll(UploadedForm sent) {
        FilledForm file = FilledForm.open(sent.file(), sent.workbook());
        return file.problems().isEmpty()
                ? file.split().stream().map(form -> read(sent, file, form)).toList()
                : List.of(new FormOutcome(sent.file(), null, new FormReading.RejectedForm(file.problems(), List.of())));
    }

    /** @param file that the form is in, which names the scheme for all its forms */
    private FormOutcome read(UploadedForm sent, FilledForm file, FilledForm form) {
        String scheme = sent.scheme() != null
                ? sent.scheme()
                : resolveScheme(form.findScheme().or(file::findScheme).orElse(null));
        Integer year = sent.fiscalYear() != null ? sent.fiscalYear() : chooseYear(scheme, form, sent.answers());
        if (year == null) {
            throw ProblemException.invalidParameter("fiscalYear", null, FiscalYear.range());
        }
        try (BorrowedRuleSet rules = ruleSets.inForce(scheme, year)) {
            FormReading reading = form.read(rules.ruleSet(), sent.fiscalYear(), sent.answers());
            return new FormOutcome(sent.file(), rules.version(), reading);
        }
    }

    /** The likeliest year of the form; while it is asked which is meant, the likeliest that has rules. */
    private Integer chooseYear(String scheme, FilledForm form, Map<String, String> answers) {
        List<Integer> years = form.findFiscalYears(answers);
        return years.stream()
                .filter(year -> ruleSets.inForce(scheme).stream()
                        .flatMap(each -> each.years().stream())
                        .anyMatch(run -> run.from() <= year && year <= run.to()))
                .findFirst()
                .orElse(years.isEmpty() ? null : years.get(0));
    }

    /** The scheme that a form names, by its id or its title. */
    private String resolveScheme(String named) {
        List<InForceVersion> all = ruleSets.inForce();
        return all.stream()
                .map(each -> each.version().scheme())
                .filter(id -> id.equals(named))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.version().title().equals(named))
                        .map(each -> each.version().scheme())
                        .findFirst())
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "scheme",
                        named,
                        all.stream()
                                .map(each -> each.version().scheme())
                                .distinct()
                                .collect(Collectors.joining(" / "))));
    }

    /** Scores the submission; requires that every question is answered. */
    ScoringResult score(FormReading.AcceptedForm read) {
        return scoring.score(SubmissionJson.write(read.submission()));
    }
}
