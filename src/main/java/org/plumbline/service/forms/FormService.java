package org.plumbline.service.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.form.FilledForm;
import org.plumbline.core.form.FormProblem;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.dictionary.FormDictionaries;
import org.plumbline.service.dictionary.FormDictionaries.InForceDictionary;
import org.plumbline.service.dictionary.FormDictionaryVersion;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.evaluations.ScoringService;
import org.plumbline.service.http.FileNames;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.InForceVersion;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.rulesets.YearRange;
import org.plumbline.vocabulary.StatedFact;
import org.springframework.stereotype.Component;

/** Reads filled forms by the rules and the form dictionary in force; stores nothing. */
@Component
final class FormService {

    private final RuleSetProvider ruleSets;
    private final FormDictionaries dictionaries;
    private final ScoringService scoring;

    FormService(RuleSetProvider ruleSets, FormDictionaries dictionaries, ScoringService scoring) {
        this.ruleSets = ruleSets;
        this.dictionaries = dictionaries;
        this.scoring = scoring;
    }

    /**
     * An uploaded form.
     *
     * @param scheme null for the one that the form names; likewise {@code fiscalYear}
     * @param answers to questions about it, by their keys
     * @param facts of the report that it is in, which are added to its submission
     */
    record UploadedForm(
            String file,
            byte[] workbook,
            String scheme,
            Integer fiscalYear,
            Map<String, String> answers,
            List<StatedFact> facts) {

        static UploadedForm of(String fileName, byte[] workbook, String scheme, Integer fiscalYear) {
            return new UploadedForm(
                    FileNames.sanitize(fileName, "form.xlsx"), workbook, scheme, fiscalYear, Map.of(), List.of());
        }

        UploadedForm withAnswers(Map<String, String> more) {
            return new UploadedForm(file, workbook, scheme, fiscalYear, Map.copyOf(more), facts);
        }

        UploadedForm withFacts(List<StatedFact> more) {
            return new UploadedForm(file, workbook, scheme, fiscalYear, answers, List.copyOf(more));
        }
    }

    /**
     * @param version by whose scheme it was read; null if it could not be opened, or none could be found
     * @param dictionary by which it was read
     */
    record FormOutcome(String file, RuleSetVersion version, FormDictionaryVersion dictionary, FormReading reading) {}

    /**
     * Reads every form of the file, in their order. Of several forms each is read or rejected for itself.
     *
     * @return one outcome where the file holds one form, or cannot be read
     * @throws ProblemException where neither the sender nor the only form names a scheme or year there is
     * @throws SubmissionRejectedException naming the schemes, or the years, that there are
     */
    List<FormOutcome> readAll(UploadedForm sent) {
        InForceDictionary dictionary = dictionaries.inForce();
        FilledForm file = FilledForm.open(sent.file(), sent.workbook(), dictionary.dictionary(), sent.answers());
        if (!file.problems().isEmpty()) {
            return List.of(new FormOutcome(
                    sent.file(), null, dictionary.version(), new FormReading.RejectedForm(file.problems(), List.of())));
        }
        FormProblem elsewhere = FormProblem.findOtherPage(sent.workbook(), file.sheetName() != null)
                .orElse(null);
        if (elsewhere != null && findScheme(sent, file, file).isEmpty()) {
            return List.of(reject(
                    sent, dictionary.version(), elsewhere, FormProblem.ofUnknownScheme(null, null, joinSchemes())));
        }
        List<FilledForm> forms = file.split();
        List<FormOutcome> outcomes = forms.stream()
                .map(form -> forms.size() == 1
                        ? read(sent, file, form, dictionary.version())
                        : readOneOfSeveral(sent, file, form, dictionary.version()))
                .toList();
        return elsewhere != null && outcomes.get(0).reading() instanceof FormReading.RejectedForm rejected
                ? withProblem(outcomes, rejected, elsewhere)
                : outcomes;
    }

    /** The same outcomes, with a problem before those of the first, which was rejected. */
    private static List<FormOutcome> withProblem(
            List<FormOutcome> outcomes, FormReading.RejectedForm first, FormProblem problem) {
        List<FormProblem> problems = new ArrayList<>(List.of(problem));
        problems.addAll(first.problems());
        FormOutcome before = outcomes.get(0);
        List<FormOutcome> all = new ArrayList<>(outcomes);
        all.set(
                0,
                new FormOutcome(
                        before.file(),
                        before.version(),
                        before.dictionary(),
                        new FormReading.RejectedForm(List.copyOf(problems), first.cells())));
        return List.copyOf(all);
    }

    /** The version of the form dictionary that forms are read by now. */
    FormDictionaryVersion dictionaryVersion() {
        return dictionaries.inForce().version();
    }

    private FormOutcome readOneOfSeveral(
            UploadedForm sent, FilledForm file, FilledForm form, FormDictionaryVersion dictionary) {
        String scheme = findScheme(sent, file, form).orElse(null);
        if (scheme == null || ruleSets.inForce(scheme).isEmpty()) {
            return reject(sent, dictionary, FormProblem.ofUnknownScheme(form.sheetName(), scheme, joinSchemes()));
        }
        if (sent.fiscalYear() == null && form.findFiscalYears(sent.answers()).isEmpty()) {
            return reject(sent, dictionary, FormProblem.ofMissingYear(form.sheetName()));
        }
        return read(sent.withFacts(List.of()), file, form, dictionary); // whose facts they are would have to be guessed
    }

    private static FormOutcome reject(UploadedForm sent, FormDictionaryVersion dictionary, FormProblem... problems) {
        return new FormOutcome(
                sent.file(), null, dictionary, new FormReading.RejectedForm(List.of(problems), List.of()));
    }

    /** @param file that the form is in, which names the scheme for all its forms */
    private FormOutcome read(UploadedForm sent, FilledForm file, FilledForm form, FormDictionaryVersion dictionary) {
        String scheme = findScheme(sent, file, form)
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "scheme", form.findScheme().or(file::findScheme).orElse(null), joinSchemes()));
        FilledForm regional = form.forRegion(findJurisdiction(scheme));
        Integer year = sent.fiscalYear() != null ? sent.fiscalYear() : chooseYear(scheme, regional, sent.answers());
        if (year == null) {
            throw ProblemException.invalidParameter("fiscalYear", null, FiscalYear.range());
        }
        try (BorrowedRuleSet rules = ruleSets.inForce(scheme, year)) {
            FormReading reading = regional.read(rules.ruleSet(), sent.fiscalYear(), sent.answers());
            return new FormOutcome(sent.file(), rules.version(), dictionary, addFacts(reading, sent.facts()));
        }
    }

    private static FormReading addFacts(FormReading reading, List<StatedFact> facts) {
        return reading instanceof FormReading.AcceptedForm accepted ? accepted.withFacts(facts) : reading;
    }

    private String findJurisdiction(String scheme) {
        return ruleSets.inForce(scheme).stream()
                .map(each -> each.version().jurisdiction())
                .findFirst()
                .orElse(null);
    }

    /**
     * The likeliest year of the form that has rules. Where none has, the nearest that has: reading then asks whether to score
     * by it.
     */
    private Integer chooseYear(String scheme, FilledForm form, Map<String, String> answers) {
        List<Integer> years = form.findFiscalYears(answers);
        return years.stream()
                .filter(year -> listYears(scheme).anyMatch(run -> run.from() <= year && year <= run.to()))
                .findFirst()
                .or(() -> years.stream().findFirst().map(year -> findNearestYear(scheme, year)))
                .orElse(null);
    }

    private int findNearestYear(String scheme, int year) {
        return listYears(scheme)
                .map(run -> Math.max(run.from(), Math.min(run.to(), year)))
                .min(Comparator.comparing(candidate -> Math.abs(candidate - year)))
                .orElse(year);
    }

    private Stream<YearRange> listYears(String scheme) {
        return ruleSets.inForce(scheme).stream().flatMap(each -> each.years().stream());
    }

    /** The scheme asked for, else the one that the form or its file names by id or title. */
    private Optional<String> findScheme(UploadedForm sent, FilledForm file, FilledForm form) {
        if (sent.scheme() != null) {
            return Optional.of(sent.scheme());
        }
        String named = form.findScheme().or(file::findScheme).orElse(null);
        List<InForceVersion> all = ruleSets.inForce();
        return Stream.concat(
                        all.stream().filter(each -> each.version().scheme().equals(named)),
                        all.stream().filter(each -> each.version().title().equals(named)))
                .map(each -> each.version().scheme())
                .findFirst();
    }

    private String joinSchemes() {
        return ruleSets.inForce().stream()
                .map(each -> each.version().scheme())
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /** Scores the submission; requires that every question is answered. */
    ScoringResult score(FormReading.AcceptedForm read) {
        return scoring.score(SubmissionJson.write(read.submission()));
    }
}
