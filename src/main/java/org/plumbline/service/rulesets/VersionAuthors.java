package org.plumbline.service.rulesets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the authors of versions, who decide on none of them. */
@Component
final class VersionAuthors {

    private final JdbcClient jdbc;

    VersionAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The authors of one version.
     *
     * @param uploader the user who uploaded the version, or the first who uploaded its files; else the actor of its first event,
     *     such as {@code disk}
     * @param names the uploader, the users who uploaded the same files under other numbers, and the authors of the returned
     *     versions that one of these follows
     */
    record Authors(String uploader, Set<String> names) {}

    /** The files of a version; versions with the same files have the same authors. */
    private record Files(String workbookSha256, String drlSha256) {}

    /** What is stored about authorship. */
    private record Records(
            Map<Long, Files> files,
            Map<Long, String> firstActors,
            Map<Long, String> uploaders,
            Map<Files, Set<String>> uploadersOfFiles,
            Map<Files, Set<Files>> followed) {

        Records() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        void add(long version, Files file, String event, String actor) {
            files.put(version, file);
            firstActors.putIfAbsent(version, actor);
            if (RuleSetEvent.EventKind.UPLOADED.name().equals(event)) {
                uploaders.put(version, actor);
                uploadersOfFiles
                        .computeIfAbsent(file, none -> new LinkedHashSet<>())
                        .add(actor);
            }
        }

        Authors authorsOf(long version) {
            Files own = files.get(version);
            String first = firstActors.get(version);
            Set<String> ofFiles = uploadersOfFiles.getOrDefault(own, Set.of());
            String uploader = uploaders.getOrDefault(
                    version, ofFiles.isEmpty() ? first : ofFiles.iterator().next());
            Set<String> names = new LinkedHashSet<>(Set.of(uploader));
            Set<Files> seen = new LinkedHashSet<>(Set.of(own));
            Deque<Files> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                Files each = open.remove();
                names.addAll(uploadersOfFiles.getOrDefault(each, Set.of()));
                followed.getOrDefault(each, Set.of()).stream().filter(seen::add).forEach(open::add);
            }
            return new Authors(uploader, names);
        }
    }

    /** @param version the id of a version that exists */
    Authors find(long version) {
        return read().authorsOf(version);
    }

    /** The authors of each version, by its id. */
    Map<Long, Authors> findAll() {
        Records records = read();
        Map<Long, Authors> authors = new HashMap<>();
        records.files().keySet().forEach(version -> authors.put(version, records.authorsOf(version)));
        return authors;
    }

    private Records read() {
        Records records = new Records();
        jdbc.sql(
                        """
                        select v.id, v.workbook_sha256, v.drl_sha256, e.event, e.actor
                          from rule_set_version v join rule_set_event e on e.rule_set_version_id = v.id
                         order by e.id
                        """)
                .query(row -> {
                    Files files = new Files(row.getString("workbook_sha256"), row.getString("drl_sha256"));
                    records.add(row.getLong("id"), files, row.getString("event"), row.getString("actor"));
                });
        jdbc.sql("select rule_set_version_id, returned_version_id from rule_set_follow_up")
                .query(row -> {
                    Files later = records.files().get(row.getLong("rule_set_version_id"));
                    Files returned = records.files().get(row.getLong("returned_version_id"));
                    records.followed()
                            .computeIfAbsent(later, none -> new LinkedHashSet<>())
                            .add(returned);
                });
        return records;
    }
}
