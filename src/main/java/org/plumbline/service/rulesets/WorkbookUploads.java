package org.plumbline.service.rulesets;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.http.FileNames;
import org.plumbline.service.http.Scope;
import org.plumbline.service.rulesets.RejectedUploadStore.RejectedUpload;
import org.plumbline.service.rulesets.RuleSetEvent.EventKind;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts uploaded rule workbooks: a valid one becomes a draft, an invalid one is stored for a while with its problems. */
@Component
public final class WorkbookUploads {

    private final RejectedUploadStore rejected;
    private final RuleSetVersionStore versions;
    private final RuleFileStore files;
    private final ExecutableRuleSets executableRuleSets;
    private final RuleFileImporter importer;
    private final TransactionTemplate transaction;

    WorkbookUploads(
            RejectedUploadStore rejected,
            RuleSetVersionStore versions,
            RuleFileStore files,
            ExecutableRuleSets executables,
            RuleFileImporter disk,
            PlatformTransactionManager transactions) {
        this.rejected = rejected;
        this.versions = versions;
        this.files = files;
        this.executableRuleSets = executables;
        this.importer = disk;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The result of an upload. */
    public sealed interface UploadOutcome {

        /** @param known whether a version with exactly these bytes existed before */
        record Drafted(RuleSetVersion version, boolean known) implements UploadOutcome {}

        /** @param id of the rejected workbook, which can be fetched with its mistakes marked */
        record Rejected(UUID id, List<Problem> problems) implements UploadOutcome {}
    }

    /** @param fileName given by the sender; only problems quote it, traces quote the scheme's */
    public UploadOutcome acceptUpload(String fileName, byte[] workbook, Actor actor, String reason) {
        String name = FileNames.sanitize(fileName, "workbook.xlsx");
        String checkedReason = VersionLifecycle.checkReason(reason, false);
        RuleSet ruleSet;
        try {
            ruleSet = buildUnderSchemeName(name, workbook);
        } catch (RuleSetRejectedException e) {
            return new UploadOutcome.Rejected(rejected.store(name, workbook, actor), e.problems());
        }
        Scope.ofCaller().requireRules(ruleSet.scheme().id());
        RuleSetFingerprint recipe = fingerprintOf(fileNameOf(ruleSet), workbook);
        Optional<RuleSetVersion> known = versions.findNewest(recipe).filter(version -> !isClosed(version));
        if (known.isPresent()) {
            return new UploadOutcome.Drafted(known.get(), true);
        }
        return new UploadOutcome.Drafted(storeDraft(ruleSet, recipe, workbook, actor, checkedReason), false);
    }

    /** A returned or withdrawn version cannot be decided any more: its bytes may be uploaded again, as a new draft. */
    private static boolean isClosed(RuleSetVersion version) {
        return version.state() == State.RETURNED || version.state() == State.WITHDRAWN;
    }

    /** Reads it under the sender's name, which problems quote, and builds it under the scheme's, which traces quote. */
    private RuleSet buildUnderSchemeName(String name, byte[] workbook) {
        RuleSet ruleSet = build(name, workbook);
        String file = fileNameOf(ruleSet);
        return file.equals(name) ? ruleSet : build(file, workbook);
    }

    private static String fileNameOf(RuleSet ruleSet) {
        return ruleSet.scheme().id() + ".xlsx";
    }

    private RuleSet build(String file, byte[] workbook) {
        RuleFileSource uploaded = new RuleFileSource() {
            @Override
            public byte[] readWorkbook(String sha256) {
                return workbook;
            }

            @Override
            public DrlManifest readDrl(String sha256) {
                return importer.currentDrl();
            }
        };
        try (SharedResourceCache.Handle<ExecutableRuleSets.BuiltRuleSet> use =
                executableRuleSets.borrow(fingerprintOf(file, workbook), uploaded)) {
            return use.value().ruleSet();
        }
    }

    private RuleSetFingerprint fingerprintOf(String file, byte[] workbook) {
        return new RuleSetFingerprint(
                file, Sha256.of(workbook), importer.currentDrl().sha256());
    }

    private RuleSetVersion storeDraft(
            RuleSet ruleSet, RuleSetFingerprint recipe, byte[] workbook, Actor actor, String reason) {
        return transaction.execute(status -> {
            versions.lockState();
            files.store(recipe.file(), workbook);
            files.store(importer.currentDrl());
            RuleSetVersion version = versions.addDraft(ruleSet, recipe, Origin.UPLOAD);
            versions.recordEvent(version, EventKind.UPLOADED, actor.name(), reason);
            return version;
        });
    }

    public Optional<RejectedUpload> findRejected(UUID id) {
        return rejected.find(id);
    }

    /** The problems of a workbook by the current checks; empty if it would be accepted. */
    public List<Problem> listProblems(RejectedUpload refused) {
        try {
            buildUnderSchemeName(refused.file(), refused.workbook());
            return List.of();
        } catch (RuleSetRejectedException e) {
            return e.problems();
        }
    }
}
