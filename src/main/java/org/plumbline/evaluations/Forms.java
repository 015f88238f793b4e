package org.plumbline.evaluations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.publishing.InForce;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.publishing.RuleSets;
import org.plumbline.web.FileName;
import org.plumbline.web.RequestRefused;
import org.plumbline.workbook.FilledForm;
import org.plumbline.workbook.FormReading;
import org.springframework.stereotype.Component;

/** Reads filled forms by the rules in force; keeps nothing. */
@Component
final class Forms {

    private final RuleSets ruleSets;
    private final Scoring scoring;

    Forms(RuleSets ruleSets, Scoring scoring) {
        this.ruleSets = ruleSets;
        this.scoring = scoring;
    }

    /**
     * A form as it was sent.
     *
     * @param scheme null to take the one that the form names; likewise {@code fiscalYear}
     * @param answers to questions about it, by their keys
     */
    record Sent(String file, byte[] workbook, String scheme, Integer fiscalYear, Map<String, String> answers) {

        static Sent of(String fileName, byte[] workbook, String scheme, Integer fiscalYear) {
            return new Sent(FileName.clean(fileName, "form.xlsx"), workbook, scheme, fiscalYear, Map.of());
        }

        Sent answered(Map<String, String> more) {
            return new Sent(file, workbook, scheme, fiscalYear, Map.copyOf(more));
        }
    }

    /** @param version whose scheme it was read by; null where it could not be opened */
    record Outcome(String file, RuleSetVersion version, FormReading reading) {}

    /**
     * @throws RequestRefused where neither the sender nor the form names a scheme or year there is
     * @throws org.plumbline.scoring.SubmissionRejected naming the schemes, or the years, that there are
     */
    Outcome read(Sent sent) {
        FilledForm form = FilledForm.open(sent.file(), sent.workbook());
        if (!form.problems().isEmpty()) {
            return new Outcome(sent.file(), null, new FormReading.Refused(form.problems(), List.of()));
        }
        String scheme = sent.scheme() != null ? sent.scheme() : named(form);
        Integer year = sent.fiscalYear() != null
                ? sent.fiscalYear()
                : form.fiscalYear().orElse(null);
        if (year == null) {
            throw RequestRefused.parameter("fiscalYear", null, "1990–2200");
        }
        try (RuleSetInUse rules = ruleSets.inForce(scheme, year)) {
            FormReading reading = form.read(rules.ruleSet(), sent.fiscalYear(), sent.answers());
            return new Outcome(sent.file(), rules.version(), reading);
        }
    }

    /** The scheme that a form names, by its id or its title. */
    private String named(FilledForm form) {
        String named = form.scheme().orElse(null);
        List<InForce> all = ruleSets.inForce();
        return all.stream()
                .map(each -> each.version().scheme())
                .filter(id -> id.equals(named))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.version().title().equals(named))
                        .map(each -> each.version().scheme())
                        .findFirst())
                .orElseThrow(() -> RequestRefused.parameter(
                        "scheme",
                        named,
                        all.stream()
                                .map(each -> each.version().scheme())
                                .distinct()
                                .collect(Collectors.joining(" / "))));
    }

    /** Scores what was read; only where every question is answered. */
    Scored score(FormReading.Read read) {
        return scoring.score(SubmissionJson.write(read.submission()));
    }
}
