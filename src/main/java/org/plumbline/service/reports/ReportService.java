package org.plumbline.service.reports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.claims.CheckBook;
import org.plumbline.core.claims.Claim;
import org.plumbline.core.claims.ClaimFinding;
import org.plumbline.core.claims.ReportReading;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.service.dictionary.FormDictionaries;
import org.plumbline.service.http.FileNames;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.security.Actor;
import org.springframework.stereotype.Component;

/** Reads reports by the form dictionary in force and the report checks in use. */
@Component
final class ReportService {

    private static final int CACHED_READINGS = 20;

    private final ReportStore store;
    private final CheckBooks books;
    private final FormDictionaries dictionaries;

    /** A page of a report needs its reading each time; reading a long report takes half a second. */
    private final Cache<ReadingKey, ReportReading> readings =
            Caffeine.newBuilder().maximumSize(CACHED_READINGS).build();

    /** What a reading follows from. */
    private record ReadingKey(String file, String document, String dictionary, String checks) {}

    ReportService(ReportStore store, CheckBooks books, FormDictionaries dictionaries) {
        this.store = store;
        this.books = books;
        this.dictionaries = dictionaries;
    }

    /**
     * A report as it is read now.
     *
     * @param decisions by the claim's key
     * @param checksSha256 of the workbook of checks
     */
    record ReadReport(
            StoredReport stored, ReportReading reading, Map<String, Boolean> decisions, String checksSha256) {}

    /** A report that can be opened is stored; another is returned with its problems and without an id. */
    ReadReport add(String fileName, byte[] document, Actor actor) {
        String file = FileNames.sanitize(fileName, "report.docx");
        CheckBook book = books.current();
        ReportReading reading = open(file, document, book);
        if (!reading.problems().isEmpty()) {
            return new ReadReport(null, reading, Map.of(), book.sha256());
        }
        UUID id = store.add(file, document, reading, actor);
        return new ReadReport(require(id), reading, store.readDecisions(id), book.sha256());
    }

    /** @throws ProblemException where there is none */
    ReadReport read(UUID id) {
        StoredReport stored = require(id);
        CheckBook book = books.current();
        return new ReadReport(
                stored, open(stored.file(), stored.document(), book), store.readDecisions(id), book.sha256());
    }

    /**
     * A report with the others of its body and year.
     *
     * @param others files of the others
     * @param findings between them
     */
    record ReportComparison(ReadReport report, List<String> others, List<ClaimFinding> findings) {}

    ReportComparison compare(UUID id) {
        List<ReadReport> all = new ArrayList<>(List.of(read(id)));
        store.findOthers(id).forEach(other -> all.add(read(other)));
        List<ReportReading.ComparedReport> compared = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ReadReport each = all.get(i);
            String name = (i + 1) + "." + each.stored().file();
            compared.add(new ReportReading.ComparedReport(name, each.reading(), each.decisions()));
        }
        return new ReportComparison(
                all.get(0),
                compared.stream()
                        .skip(1)
                        .map(ReportReading.ComparedReport::file)
                        .toList(),
                compared.size() < 2 ? List.of() : ReportReading.compare(compared));
    }

    private ReportReading open(String file, byte[] document, CheckBook book) {
        FormDictionary dictionary = dictionaries.inForce().dictionary();
        ReadingKey key = new ReadingKey(file, Sha256.of(document), dictionary.sha256(), book.sha256());
        return readings.get(key, none -> ReportReading.open(file, document, dictionary, book));
    }

    private StoredReport require(UUID id) {
        return store.find(id).orElseThrow(() -> ProblemException.notFound(id.toString()));
    }

    /**
     * Stores decisions that differ from what counts already.
     *
     * @throws ProblemException where the report has no such claim
     */
    ReadReport decide(UUID id, Map<String, Boolean> wanted, Actor actor) {
        ReadReport report = read(id);
        Set<String> known = report.reading().claims().stream().map(Claim::key).collect(Collectors.toSet());
        wanted.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw ProblemException.invalidParameter("claim", key, "p12:34-40:AMOUNT");
        });
        Map<String, Boolean> changed = new HashMap<>(wanted);
        report.reading().claims().forEach(claim -> {
            Boolean decision = changed.get(claim.key());
            if (decision != null && decision == ReportReading.isTicked(claim, report.decisions())) {
                changed.remove(claim.key());
            }
        });
        store.decide(id, changed, actor);
        return read(id);
    }
}
