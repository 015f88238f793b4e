package org.plumbline.service.evaluations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.service.audit.AuditEntryKind;
import org.plumbline.service.audit.AuditEntrySource;
import org.plumbline.service.audit.AuditFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reports what is stored of evaluations. */
@Component
final class EvaluationAuditEntrySource implements AuditEntrySource {

    /** The fact for the rows of an evaluation in the search tables. */
    static final String SEARCH = "search";

    /** The fact for the request that saved an evaluation, if it had an {@code Idempotency-Key}. */
    static final String IDEMPOTENCY = "idempotency";

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final SearchRowsReader search;

    EvaluationAuditEntrySource(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.search = new SearchRowsReader(jdbc);
    }

    @Override
    public AuditEntryKind kind() {
        return AuditEntryKind.EVALUATION;
    }

    @Override
    public List<String> listSubjects(String after, int limit) {
        return jdbc.sql("select id from evaluation where id > ? order by id fetch first ? rows only")
                .params(after == null ? FIRST : UUID.fromString(after), limit)
                .query((row, number) -> row.getObject("id", UUID.class).toString())
                .list();
    }

    @Override
    public Map<String, AuditFacts> readCurrentFacts(Collection<String> subjects) {
        List<UUID> ids = parse(subjects);
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, SearchRows> rows = search.read(ids);
        Map<UUID, String> requests = readIdempotentRequests(ids);
        Set<UUID> misplaced = findMisplacedInChain(ids);
        Map<String, AuditFacts> facts = new HashMap<>();
        jdbc.sql(
                        """
                        select e.*, c.corrects, c.reason from evaluation e
                          left join evaluation_correction c on c.evaluation_id = e.id where e.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    EvaluationRow stored = EvaluationRow.read(row, number);
                    UUID id = stored.id();
                    AuditFacts now =
                            stored.auditFacts().with(SEARCH, rows.get(id).sha256());
                    now = requests.containsKey(id) ? now.with(IDEMPOTENCY, requests.get(id)) : now;
                    // follows from what earlier entries record, so that none records it
                    return facts.put(id.toString(), misplaced.contains(id) ? now.with("chain", "differs") : now);
                })
                .list();
        return facts;
    }

    private static List<UUID> parse(Collection<String> subjects) {
        return subjects.stream()
                .flatMap(subject -> EvaluationIdGenerator.parse(subject).stream()) // an altered entry may name anything
                .toList();
    }

    /** Those of the last hours only: rows are removed when they expire. */
    private Map<UUID, String> readIdempotentRequests(List<UUID> ids) {
        Map<UUID, String> requests = new HashMap<>();
        jdbc.sql("select evaluation_id, id, request from idempotency where evaluation_id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    IdempotentRequest request = new IdempotentRequest(row.getString("id"), row.getString("request"));
                    UUID evaluation = row.getObject("evaluation_id", UUID.class);
                    requests.merge(evaluation, request.sha256(), (one, another) -> "several"); // one request saves it
                });
        return requests;
    }

    /** The corrections whose first evaluation of the chain is not that of the evaluation they correct. */
    private Set<UUID> findMisplacedInChain(List<UUID> ids) {
        return Set.copyOf(jdbc.sql(
                        """
                        select c.evaluation_id from evaluation_correction c
                          left join evaluation_correction p on p.evaluation_id = c.corrects
                         where c.evaluation_id in (:ids) and c.chain is distinct from coalesce(p.chain, c.corrects)
                           and (select whole from search_state where id = 1)
                        """)
                .param("ids", ids)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    @Override
    public boolean isComplete(AuditFacts recorded) {
        return recorded.values().containsKey(SEARCH);
    }

    /** The search rows follow from the canonical bytes; the request of an {@code Idempotency-Key} is taken as it is. */
    @Override
    public Map<String, AuditFacts> deriveFacts(Collection<String> subjects) {
        List<UUID> ids = parse(subjects);
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> requests = readIdempotentRequests(ids);
        Map<String, AuditFacts> facts = new HashMap<>();
        jdbc.sql("select id, canonical from evaluation where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    AuditFacts derived = deriveSearchRows(row.getBytes("canonical"))
                            .map(rows -> new AuditFacts().with(SEARCH, rows.sha256()))
                            .orElseGet(AuditFacts::new);
                    facts.put(
                            id.toString(),
                            requests.containsKey(id) ? derived.with(IDEMPOTENCY, requests.get(id)) : derived);
                });
        return facts;
    }

    /** Empty if the bytes were altered: the fact {@code canonical} then differs. */
    private static Optional<SearchRows> deriveSearchRows(byte[] canonical) {
        try {
            return Optional.of(SearchRows.of(EvaluationJson.read(ByteCompressor.decompress(canonical))));
        } catch (JacksonException | IllegalStateException altered) {
            return Optional.empty();
        }
    }
}
