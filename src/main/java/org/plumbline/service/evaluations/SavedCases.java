package org.plumbline.service.evaluations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stored evaluations chunk by chunk with constant memory. */
@Component
public final class SavedCases {

    private final JdbcClient jdbc;

    SavedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All evaluations of a scheme; of some fiscal years if any are given. */
    public Selection ofScheme(String scheme, Collection<Integer> fiscalYears) {
        return select("scheme", scheme, fiscalYears);
    }

    /** All evaluations that a rule set scored, by its SHA-256. */
    public Selection ofRuleSet(String sha256) {
        return select("rule_set_sha256", sha256, List.of());
    }

    private Selection select(String column, String value, Collection<Integer> fiscalYears) {
        List<YearSelection> years = new ArrayList<>();
        long total = 0;
        for (int fiscalYear : fiscalYears.isEmpty()
                ? findYears(column, value)
                : fiscalYears.stream().sorted().distinct().toList()) {
            Optional<UUID> newest = jdbc.sql("select id from evaluation where " + column
                            + " = ? and fiscal_year = ? order by id desc fetch first 1 row only")
                    .params(value, fiscalYear)
                    .query(UUID.class)
                    .optional();
            if (newest.isPresent()) {
                years.add(new YearSelection(fiscalYear, newest.get()));
                total += jdbc.sql("select count(*) from evaluation where " + column
                                + " = ? and fiscal_year = ? and id <= ?")
                        .params(value, fiscalYear, newest.get())
                        .query(Long.class)
                        .single();
            }
        }
        return new Selection(column, value, years, total);
    }

    private List<Integer> findYears(String column, String value) {
        return jdbc.sql("select distinct fiscal_year from evaluation where " + column + " = ? order by fiscal_year")
                .param(value)
                .query(Integer.class)
                .list();
    }

    /** @param newest the last id of the selection; evaluations stored later are not part of it */
    private record YearSelection(int fiscalYear, UUID newest) {}

    /** The evaluations that were stored when the selection was made. */
    public final class Selection {

        private final String column;
        private final String value;
        private final List<YearSelection> years;
        private final long total;

        private Selection(String column, String value, List<YearSelection> years, long total) {
            this.column = column;
            this.value = value;
            this.years = years;
            this.total = total;
        }

        /** The number of evaluations. */
        public long total() {
            return total;
        }

        /** All evaluations, oldest first within a fiscal year. For one thread. */
        public Iterator<List<SavedCase>> readChunks(int size) {
            return new ChunkIterator(size);
        }

        private List<SavedCase> readChunk(YearSelection year, UUID after, int size) {
            return jdbc.sql("select id, submission, canonical from evaluation where " + column
                            + " = ? and fiscal_year = ? and id > ? and id <= ? order by id fetch first ? rows only")
                    .params(value, year.fiscalYear(), after, year.newest(), size)
                    .query((row, number) -> new SavedCase(
                            row.getObject("id", UUID.class), row.getBytes("submission"), row.getBytes("canonical")))
                    .list();
        }

        /** By the last id read: an offset would cost as much as reading the skipped rows. */
        private final class ChunkIterator implements Iterator<List<SavedCase>> {

            private static final UUID FIRST = new UUID(0, 0);

            private final int size;
            private final Iterator<YearSelection> rest = years.iterator();
            private YearSelection year;
            private UUID last;

            ChunkIterator(int size) {
                this.size = size;
                nextYear();
            }

            private void nextYear() {
                year = rest.hasNext() ? rest.next() : null;
                last = FIRST;
            }

            @Override
            public boolean hasNext() {
                return year != null;
            }

            @Override
            public List<SavedCase> next() {
                if (year == null) {
                    throw new NoSuchElementException();
                }
                List<SavedCase> chunk = readChunk(year, last, size);
                if (!chunk.isEmpty()) {
                    last = chunk.get(chunk.size() - 1).id();
                }
                // rows are never removed, so that the newest id ends the year
                if (chunk.isEmpty() || last.equals(year.newest())) {
                    nextYear();
                }
                return chunk;
            }
        }
    }
}
