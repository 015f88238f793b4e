package org.plumbline.service.dictionary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.annotation.WorkbookAnnotator;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormDictionaryContent;
import org.plumbline.core.dictionary.FormDictionaryEditor;
import org.plumbline.core.dictionary.FormDictionaryReader;
import org.plumbline.core.dictionary.FormDictionaryReader.DictionaryReading;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.service.http.FileNames;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.rulesets.RejectedUploadStore;
import org.plumbline.service.rulesets.RejectedUploadStore.RejectedUpload;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.rulesets.VersionLifecycle;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The versions of the form dictionary and the one in force. A version is uploaded as a draft, approved and published like
 * a rule set, never by one of its {@link DictionaryAuthors} where users are configured; a workbook with errors becomes no
 * version.
 */
@Component
public final class FormDictionaries {

    private final FormDictionaryStore store;
    private final DictionaryAuthors authors;
    private final RejectedUploadStore rejected;
    private final UserDirectory users;
    private final TransactionTemplate transaction;
    private volatile InForceDictionary current;

    FormDictionaries(
            FormDictionaryStore store,
            DictionaryAuthors authors,
            RejectedUploadStore rejected,
            UserDirectory users,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.authors = authors;
        this.rejected = rejected;
        this.users = users;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param dictionary as the version's workbook states it */
    public record InForceDictionary(FormDictionaryVersion version, FormDictionary dictionary) {}

    /** The result of an upload. */
    public sealed interface DictionaryUpload {

        /** @param known whether a version with exactly these bytes existed before */
        record Drafted(FormDictionaryVersion version, boolean known, List<Problem> warnings)
                implements DictionaryUpload {}

        /** @param id of the rejected workbook, which can be fetched with its problems marked */
        record Rejected(UUID id, List<Problem> problems) implements DictionaryUpload {}
    }

    /** The differences between two versions. @param reordered see {@link FormDictionaryContent#listReordered} */
    public record DictionaryDiff(
            FormDictionaryVersion before, FormDictionaryVersion after, ContentDiff content, List<String> reordered) {

        public boolean isEmpty() {
            return content.isEmpty() && reordered.isEmpty();
        }
    }

    /** Asks the database which version is in force, so that every node reads by the same. */
    public InForceDictionary inForce() {
        FormDictionaryVersion version =
                store.findInForce().orElseThrow(() -> new IllegalStateException("no form dictionary is in force"));
        InForceDictionary known = current;
        if (known == null || known.version().version() != version.version()) {
            byte[] workbook = store.readWorkbook(version);
            known = new InForceDictionary(
                    version, FormDictionaryReader.read(version.file(), workbook).dictionary());
            current = known;
        }
        return known;
    }

    public List<FormDictionaryVersion> list() {
        return store.list();
    }

    public FormDictionaryVersion require(int version) {
        return store.find(version).orElseThrow(() -> ProblemException.notFound(Integer.toString(version)));
    }

    public byte[] readWorkbook(FormDictionaryVersion version) {
        return store.readWorkbook(version);
    }

    /**
     * @param against number of the version to compare with; null for the one in force, or for the one in force itself the
     *     version that was published before it
     * @throws ProblemException if there is no such version
     */
    public DictionaryDiff compare(int version, Integer against) {
        FormDictionaryVersion after = require(version);
        FormDictionaryVersion before = against == null ? findComparisonBase(after) : require(against);
        WorkbookContent earlier = FormDictionaryContent.read(store.readWorkbook(before));
        WorkbookContent later = FormDictionaryContent.read(store.readWorkbook(after));
        return new DictionaryDiff(
                before,
                after,
                ContentDiff.between(earlier, later),
                FormDictionaryContent.listReordered(earlier, later));
    }

    /** The version itself where it is the only one. */
    private FormDictionaryVersion findComparisonBase(FormDictionaryVersion version) {
        return store.list().stream()
                .filter(each -> each.version() != version.version() && each.publication() != null)
                .filter(each -> !version.inForce() || each.publication() < version.publication())
                .max(Comparator.comparing(FormDictionaryVersion::publication))
                .orElse(version);
    }

    /**
     * The workbook with its warnings marked.
     *
     * @throws ProblemException if a part of the file from which no lines are read is damaged
     */
    public byte[] annotate(FormDictionaryVersion version) {
        return annotate(version.file(), store.readWorkbook(version));
    }

    /** The same of a rejected workbook with its problems. @throws ProblemException likewise, or if there is none */
    public RejectedUpload annotateRejected(UUID id) {
        RejectedUpload upload = rejected.find(id).orElseThrow(() -> ProblemException.notFound(id.toString()));
        byte[] annotated = annotate(upload.file(), upload.workbook());
        return new RejectedUpload(id, upload.file(), annotated, upload.actor(), upload.at());
    }

    private static byte[] annotate(String file, byte[] workbook) {
        List<Problem> problems = FormDictionaryReader.read(file, workbook).problems();
        return WorkbookAnnotator.annotate(workbook, problems, List.of(), null)
                .orElseThrow(() -> new ProblemException(ProblemKind.WORKBOOK_NOT_MARKED, file));
    }

    /** A new draft; the version with these bytes where there is one already. */
    public DictionaryUpload upload(String fileName, byte[] workbook, Actor actor, String reason) {
        String file = FileNames.sanitize(fileName, "dictionary.xlsx");
        String checkedReason = VersionLifecycle.checkReason(reason, false);
        DictionaryReading reading = FormDictionaryReader.read(file, workbook);
        return reading.dictionary() == null
                ? new DictionaryUpload.Rejected(rejected.store(file, workbook, actor), reading.problems())
                : addDraft(file, workbook, reading, actor.name(), checkedReason);
    }

    private DictionaryUpload addDraft(
            String file, byte[] workbook, DictionaryReading reading, String actor, String reason) {
        return transaction.execute(status -> {
            store.lock();
            Optional<FormDictionaryVersion> known =
                    findBytes(reading.dictionary().sha256());
            FormDictionaryVersion version =
                    known.orElseGet(() -> store.addDraft(file, workbook, Origin.UPLOAD, actor, reason));
            return new DictionaryUpload.Drafted(version, known.isPresent(), reading.problems());
        });
    }

    /**
     * A new draft with more lines: of the newest draft where there is one after the version in force, else of that.
     *
     * @return a rejection where the lines contradict others
     */
    public DictionaryUpload addLines(List<DictionaryLine> lines, Actor actor, String reason) {
        FormDictionaryVersion base = store.list().stream()
                .filter(each -> each.inForce() || each.state() == State.DRAFT)
                .findFirst()
                .orElseThrow();
        byte[] workbook = FormDictionaryEditor.addLines(store.readWorkbook(base), lines, reason);
        return upload(base.file(), workbook, actor, reason);
    }

    private Optional<FormDictionaryVersion> findBytes(String sha256) {
        return store.list().stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst();
    }

    /** @throws ProblemException if it is no draft, the actor one of its authors or the reason is missing */
    public FormDictionaryVersion approve(int version, Actor actor, String reason) {
        return move(version, State.DRAFT, State.APPROVED, actor, VersionLifecycle.checkReason(reason, true));
    }

    /**
     * Puts an approved version in force, or an earlier one again. In single-user mode a draft needs no approval.
     *
     * @throws ProblemException if it is not approved or the actor is one of its authors
     */
    public FormDictionaryVersion publish(int version, Actor actor, String reason) {
        FormDictionaryVersion before = require(version);
        boolean ready = before.state() == State.PUBLISHED || users.isSingleUser();
        State needed = ready ? before.state() : State.APPROVED;
        return move(version, needed, State.PUBLISHED, actor, VersionLifecycle.checkReason(reason, false));
    }

    /** Whether the actor wrote nothing of the version; in single-user mode the one user decides on everything. */
    boolean mayDecide(FormDictionaryVersion version, Actor actor) {
        return users.isSingleUser() || !authors.find(version).contains(actor.name());
    }

    private void requireOther(FormDictionaryVersion version, Actor actor) {
        if (!mayDecide(version, actor)) {
            Set<String> names = authors.find(version);
            throw new ProblemException(
                    ProblemKind.OWN_DICTIONARY_DRAFT, String.join("、", names), users.describeApprovers(names));
        }
    }

    private FormDictionaryVersion move(int number, State needed, State to, Actor actor, String reason) {
        return transaction.execute(status -> {
            store.lock();
            FormDictionaryVersion version = require(number);
            requireOther(version, actor);
            if (version.state() != needed) {
                throw new ProblemException(
                        ProblemKind.RULE_SET_STATE,
                        FormDictionary.FILE + " v" + number,
                        new DefaultMessageSourceResolvable("problem.state." + version.state()),
                        new DefaultMessageSourceResolvable("problem.state." + needed));
            }
            store.moveTo(version, to, actor.name(), reason);
            return require(number);
        });
    }

    /**
     * Imports the workbook of the rules folder where it changed since its last import: in force at once in single-user mode
     * or while there is none, else a draft.
     *
     * @return the problems of a workbook that is not imported; empty otherwise
     */
    List<Problem> importFile(Map.Entry<String, byte[]> file) {
        DictionaryReading reading = FormDictionaryReader.read(file.getKey(), file.getValue());
        if (reading.dictionary() == null) {
            return reading.problems();
        }
        transaction.executeWithoutResult(status -> {
            store.lock();
            boolean unchanged = store.list().stream()
                    .filter(each -> each.origin() == Origin.DISK)
                    .findFirst()
                    .filter(each -> each.sha256().equals(reading.dictionary().sha256()))
                    .isPresent();
            if (!unchanged) {
                importNew(file);
            }
        });
        return List.of();
    }

    private void importNew(Map.Entry<String, byte[]> file) {
        String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
        FormDictionaryVersion draft =
                store.addDraft(name, file.getValue(), Origin.DISK, FormDictionaryImporter.OPERATOR, null);
        if (users.isSingleUser() || store.findInForce().isEmpty()) {
            store.moveTo(draft, State.PUBLISHED, FormDictionaryImporter.OPERATOR, null);
        }
    }
}
