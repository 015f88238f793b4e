package org.plumbline.service.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.core.workbook.ContentDiff;
import org.plumbline.service.evaluations.EvaluationRepository;
import org.plumbline.service.evaluations.SavedCase;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.plumbline.service.http.QueryParameters;
import org.plumbline.service.rehearsal.ChangeUse.EvaluationUse;
import org.plumbline.service.rehearsal.ChangeUse.RowUse;
import org.plumbline.service.rehearsal.ChangeUse.Side;
import org.plumbline.service.rehearsal.ChangedRows.ChangedRow;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineStep;
import org.plumbline.service.rulesets.RuleSetQueries;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.storage.ChunkedExecutor;
import org.springframework.stereotype.Component;

/** Finds the stored evaluations whose traces name rows that a later version changed. Reads all evaluations of both versions. */
@Component
final class ChangeUseReader {

    static final String[] NAMES = {"against", "page", "size"};

    private static final int CHUNK = 250;
    private static final int SIZE = 20;
    private static final int LARGEST = 200;
    /** Evaluations that pages reach; the counts are of all. */
    private static final int REACH = 2_000;

    private final RuleSetQueries queries;
    private final SavedCases savedCases;
    private final EvaluationRepository evaluations;
    private final ChunkedExecutor executor;

    ChangeUseReader(
            RuleSetQueries queries, SavedCases savedCases, EvaluationRepository evaluations, ChunkedExecutor executor) {
        this.queries = queries;
        this.savedCases = savedCases;
        this.evaluations = evaluations;
        this.executor = executor;
    }

    ChangeUse read(RuleSetVersion after, RuleSetVersion before, QueryParameters query) {
        int size = query.integerOrDefault("size", SIZE, 1, LARGEST);
        int page = query.integerOrDefault("page", 0, 0, REACH);
        ContentDiff diff = queries.compareContents(before, after);
        UseTally tally = new UseTally();
        measure(before, Side.BEFORE, ChangedRows.ofEarlier(diff), tally);
        if (!after.sha256().equals(before.sha256())) {
            measure(after, Side.AFTER, ChangedRows.ofLater(diff), tally);
        }
        List<FoundUse> newest = new ArrayList<>(tally.newest);
        newest.sort(FoundUse.OLDEST_FIRST.reversed());
        long from = (long) page * size;
        List<FoundUse> shown = newest.stream().skip(from).limit(size).toList();
        return new ChangeUse(
                before.id(),
                after.id(),
                !before.hasSameDrl(after),
                tally.evaluations,
                tally.used,
                tally.listRows(),
                page,
                size,
                from + size < newest.size(),
                toItems(shown));
    }

    private void measure(RuleSetVersion version, Side side, ChangedRows rows, UseTally sum) {
        rows.list().forEach(row -> sum.rows.put(new SideRow(side, row), new long[2]));
        executor.run(
                savedCases.ofRuleSet(version.sha256()).readChunks(CHUNK),
                chunk -> UseTally.of(chunk, side, rows),
                sum::merge);
    }

    private List<EvaluationUse> toItems(List<FoundUse> shown) {
        Map<UUID, SavedEvaluationItem> items = evaluations
                .findItems(shown.stream().map(FoundUse::id).toList())
                .stream()
                .collect(Collectors.toMap(SavedEvaluationItem::id, Function.identity()));
        return shown.stream()
                .map(use -> new EvaluationUse(items.get(use.id()), use.side(), use.rows(), use.findings()))
                .toList();
    }

    private record SideRow(Side side, ChangedRow row) {}

    private record FoundUse(UUID id, Side side, List<ChangedRow> rows, List<String> findings) {

        /** Ids sort by time as text. */
        static final Comparator<FoundUse> OLDEST_FIRST =
                Comparator.comparing(use -> use.id().toString());
    }

    private static final class UseTally {

        private final Map<SideRow, long[]> rows = new LinkedHashMap<>();
        private final PriorityQueue<FoundUse> newest = new PriorityQueue<>(FoundUse.OLDEST_FIRST);
        private long evaluations;
        private long used;

        static UseTally of(List<SavedCase> chunk, Side side, ChangedRows changed) {
            UseTally tally = new UseTally();
            chunk.forEach(each -> tally.add(each, side, changed));
            return tally;
        }

        private void add(SavedCase saved, Side side, ChangedRows changed) {
            evaluations++;
            Set<ChangedRow> seen = new LinkedHashSet<>();
            List<String> findings = new ArrayList<>();
            for (OutlineStep step : EvaluationOutline.read(saved.canonical()).steps()) {
                List<ChangedRow> found = changed.findUsed(step);
                for (ChangedRow row : found) {
                    long[] counts = rows.computeIfAbsent(new SideRow(side, row), none -> new long[2]);
                    counts[0] += seen.add(row) ? 1 : 0;
                    counts[1] += step.isFinding() ? 1 : 0;
                }
                if (!found.isEmpty() && step.isFinding()) {
                    findings.add(step.finding().code());
                }
            }
            if (!seen.isEmpty()) {
                used++;
                offer(new FoundUse(saved.id(), side, List.copyOf(seen), List.copyOf(findings)));
            }
        }

        private void offer(FoundUse use) {
            newest.add(use);
            if (newest.size() > REACH) {
                newest.remove();
            }
        }

        void merge(UseTally other) {
            evaluations += other.evaluations;
            used += other.used;
            other.newest.forEach(this::offer);
            other.rows.forEach((row, counts) -> {
                long[] own = rows.get(row);
                own[0] += counts[0];
                own[1] += counts[1];
            });
        }

        List<RowUse> listRows() {
            return rows.entrySet().stream()
                    .map(row ->
                            new RowUse(row.getKey().side(), row.getKey().row(), row.getValue()[0], row.getValue()[1]))
                    .toList();
        }
    }
}
