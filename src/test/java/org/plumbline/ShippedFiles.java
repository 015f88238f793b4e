package org.plumbline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.core.claims.CheckBook;
import org.plumbline.core.claims.CheckBookReader;
import org.plumbline.core.claims.CheckBookReader.CheckBookReading;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormDictionaryReader;
import org.plumbline.core.dictionary.FormDictionaryReader.DictionaryReading;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.vocabulary.Submission;

/** The rules and samples as they are shipped, loaded once for all tests. */
public final class ShippedFiles {

    public static final Path TABLES = Path.of("rules/decision-tables");
    public static final Path SAMPLES = Path.of("samples");

    private static final DrlManifest MANIFEST = readManifest();
    private static final DrlContainer DRL = DrlContainer.compile(MANIFEST);
    private static final FormDictionary DICTIONARY = readDictionary();
    private static final Map<String, RuleSet> RULE_SETS = new TreeMap<>();

    private ShippedFiles() {}

    public static DrlManifest manifest() {
        return MANIFEST;
    }

    public static DrlContainer drl() {
        return DRL;
    }

    /** By scheme id. */
    public static synchronized Map<String, RuleSet> ruleSets() {
        if (RULE_SETS.isEmpty()) {
            for (Path file : list(TABLES, ".xlsx")) {
                RuleSet ruleSet = load(file.getFileName().toString(), bytes(file));
                RULE_SETS.put(ruleSet.scheme().id(), ruleSet);
            }
        }
        return RULE_SETS;
    }

    public static RuleSet ruleSet(String scheme) {
        return ruleSets().get(scheme);
    }

    public static RuleSet load(String name, byte[] workbook) {
        return new RuleSetLoader(DRL).load(name, workbook);
    }

    public static byte[] dictionaryWorkbook() {
        return bytes(Path.of("rules").resolve(FormDictionary.FILE));
    }

    public static FormDictionary formDictionary() {
        return DICTIONARY;
    }

    /** The report checks. */
    public static CheckBook checkBook() {
        CheckBookReading reading = CheckBookReader.read("report-checks.xlsx", checkBookWorkbook());
        if (reading.book() == null) {
            throw new IllegalStateException(reading.problems().toString());
        }
        return reading.book();
    }

    public static byte[] checkBookWorkbook() {
        return bytes(Path.of("rules").resolve(CheckBook.FILE));
    }

    private static FormDictionary readDictionary() {
        DictionaryReading reading = FormDictionaryReader.read("dictionary.xlsx", dictionaryWorkbook());
        if (reading.dictionary() == null) {
            throw new IllegalStateException(reading.problems().toString());
        }
        return reading.dictionary();
    }

    public static byte[] workbook(String scheme) {
        return bytes(TABLES.resolve(scheme + ".xlsx"));
    }

    /** Sample folders whose submission can be scored. */
    public static List<Path> samples() {
        return list(SAMPLES, "").stream()
                .filter(folder -> Files.exists(folder.resolve("submission.json")))
                .filter(folder -> !folder.getFileName().toString().startsWith("rejected-"))
                .toList();
    }

    public static Submission submission(String sample) {
        return SubmissionJson.read(bytes(SAMPLES.resolve(sample).resolve("submission.json")));
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().endsWith(suffix)
                                    && !file.getFileName().toString().startsWith("~"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DrlManifest readManifest() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : list(Path.of("rules/drl"), ".drl")) {
            files.put(file.getFileName().toString(), bytes(file));
        }
        return new DrlManifest(files);
    }
}
