package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.core.explanation.CitedBasis;
import org.plumbline.core.explanation.Explanation;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.report.EvaluationDocument;
import org.plumbline.core.report.StoredRecord;
import org.plumbline.core.report.StoredRecord.LinkedEvaluation;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.LoggedEntries;
import org.plumbline.service.audit.LoggedEntries.LoggedEntry;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.settings.Settings;
import org.springframework.stereotype.Component;

/** Collects what a document of a stored evaluation shows. */
@Component
public final class EvaluationDocuments {

    private final RuleSetProvider ruleSets;
    private final EvaluationRepository evaluations;
    private final LoggedEntries log;
    private final String address;

    EvaluationDocuments(
            RuleSetProvider ruleSets, EvaluationRepository evaluations, LoggedEntries log, Settings settings) {
        this.ruleSets = ruleSets;
        this.evaluations = evaluations;
        this.log = log;
        this.address = settings.publicAddress();
    }

    EvaluationDocument create(SavedEvaluation saved, Evaluation evaluation, Locale locale) {
        try (BorrowedRuleSet rules = ruleSets.borrow(ruleSets.requireVersion(saved.versionId()))) {
            return EvaluationDocument.of(
                    evaluation, SubmissionJson.read(saved.submission()), rules.ruleSet(), readRecord(saved), locale);
        }
    }

    /** The explanation with the bases that its steps cite. */
    ExplanationWithBases explain(SavedEvaluation saved, Evaluation evaluation, Locale locale) {
        try (BorrowedRuleSet rules = ruleSets.borrow(ruleSets.requireVersion(saved.versionId()))) {
            return new ExplanationWithBases(
                    Explanation.of(evaluation, locale), CitedBasis.list(evaluation, rules.ruleSet()));
        }
    }

    /** An explanation as JSON. */
    record ExplanationWithBases(@JsonUnwrapped Explanation explanation, List<CitedBasis> bases) {}

    private StoredRecord readRecord(SavedEvaluation saved) {
        CorrectionLinks corrections = evaluations.findCorrections(saved.id());
        Optional<LoggedEntry> entry =
                log.find(AuditEntryKind.EVALUATION, saved.id().toString());
        return new StoredRecord(
                saved.id().toString(),
                saved.version(),
                saved.canonicalSha256(),
                saved.createdAt(),
                entry.map(LoggedEntry::actor).orElse(null),
                entry.map(LoggedEntry::number).orElse(null),
                entry.map(LoggedEntry::hash).orElse(null),
                corrections.correction() == null ? null : toLink(corrections.correction()),
                corrections.correctedBy().stream()
                        .map(EvaluationDocuments::toLink)
                        .toList(),
                address == null ? null : address + "/evaluations/" + saved.id());
    }

    private static LinkedEvaluation toLink(Correction correction) {
        return new LinkedEvaluation(correction.evaluation().toString(), correction.reason());
    }
}
