package org.plumbline.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormDictionaryReader;
import org.plumbline.core.dictionary.FormDictionaryReader.DictionaryReading;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.vocabulary.Scheme;

/**
 * The rule workbooks of a folder, each built when a submission first needs it. The DRL is compiled meanwhile: it takes the
 * longest, and the workbooks are read in parallel.
 */
final class LocalRuleSets {

    private final Map<String, byte[]> workbooks;
    private final CompletableFuture<DrlContainer> drl;
    /** By file name. */
    private final Map<String, Scheme> schemes = new TreeMap<>();
    /** Files whose scheme and years cannot be read. */
    private final List<String> unread;

    private final Map<String, RuleSet> built = new HashMap<>();
    private final byte[] dictionary;
    private FormDictionary formDictionary;

    /** @param dictionary workbook of the form dictionary */
    LocalRuleSets(Map<String, byte[]> workbooks, Map<String, byte[]> drl, byte[] dictionary) {
        this.workbooks = workbooks;
        this.dictionary = dictionary;
        this.drl = CompletableFuture.supplyAsync(() -> DrlContainer.compile(new DrlManifest(drl)));
        workbooks.forEach(
                (file, bytes) -> RuleSetLoader.readScheme(file, bytes).ifPresent(scheme -> schemes.put(file, scheme)));
        unread = workbooks.keySet().stream()
                .filter(file -> !schemes.containsKey(file))
                .sorted()
                .toList();
    }

    /**
     * What the words of filled forms mean.
     *
     * @throws CommandException with the problems of its workbook
     */
    synchronized FormDictionary formDictionary() {
        if (formDictionary == null) {
            DictionaryReading reading = FormDictionaryReader.read(FormDictionary.FILE, dictionary);
            if (reading.dictionary() == null) {
                throw new CommandException(
                        "表头与写法对照不能使用：%s",
                        "the form dictionary cannot be used: %s",
                        reading.problems().stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
            }
            formDictionary = reading.dictionary();
        }
        return formDictionary;
    }

    /** The region that a scheme is for; null where the scheme does not exist. */
    String jurisdictionOf(String scheme) {
        return schemes.values().stream()
                .filter(each -> each.id().equals(scheme))
                .map(Scheme::jurisdiction)
                .findFirst()
                .orElse(null);
    }

    /** The year itself, or the nearest one that the scheme has rules for. */
    int nearestYear(String scheme, int fiscalYear) {
        return requireFilesOf(scheme).stream()
                .map(schemes::get)
                .map(each -> Math.max(each.yearFrom(), Math.min(each.yearTo(), fiscalYear)))
                .min(Comparator.comparing(year -> Math.abs(year - fiscalYear)))
                .orElse(fiscalYear);
    }

    /** Names of the workbooks that cannot be used because of problems. */
    List<String> unreadableWorkbooks() {
        return unread;
    }

    /**
     * @throws SubmissionRejectedException naming the existing schemes or years
     * @throws CommandException if two workbooks cover the year
     * @throws org.plumbline.core.ruleset.RuleSetRejectedException if the workbook has problems
     */
    RuleSet requireForYear(String scheme, int fiscalYear) {
        List<String> files = requireFilesOf(scheme).stream()
                .filter(file -> schemes.get(file).isInForceIn(fiscalYear))
                .toList();
        if (files.isEmpty()) {
            String years = requireFilesOf(scheme).stream()
                    .map(schemes::get)
                    .map(each -> each.yearFrom() == each.yearTo()
                            ? Integer.toString(each.yearFrom())
                            : each.yearFrom() + "–" + each.yearTo())
                    .sorted()
                    .collect(Collectors.joining("、"));
            throw SubmissionRejectedException.ofUnknownYear(fiscalYear, years);
        }
        if (files.size() > 1) {
            throw new CommandException(
                    "方案 %1$s 的 %2$d 年度有多个工作簿：%3$s。请用 --workbook 指明一个",
                    "scheme %1$s has several workbooks for %2$d: %3$s. Name one with --workbook",
                    scheme,
                    fiscalYear,
                    String.join("、", files));
        }
        return build(files.get(0));
    }

    /** The id of the scheme that a form names by id or title. */
    String resolveSchemeId(String idOrTitle) {
        return schemes.values().stream()
                .filter(scheme ->
                        scheme.id().equals(idOrTitle) || scheme.title().equals(idOrTitle))
                .map(Scheme::id)
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "表中没有写明评价方案（写的是“%s”）。请用 --scheme 指明：%s",
                        "the form names no existing scheme (found \"%s\"). Specify one with --scheme: %s",
                        idOrTitle == null ? "" : idOrTitle,
                        joinSchemeIds()));
    }

    /** All that can be read, in the order of their files. */
    List<RuleSet> buildAll() {
        return schemes.keySet().stream().map(this::build).toList();
    }

    byte[] workbookBytes(String file) {
        return workbooks.get(file);
    }

    DrlManifest drlManifest() {
        return awaitDrl().manifest();
    }

    private List<String> requireFilesOf(String scheme) {
        List<String> files = schemes.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(scheme))
                .map(Map.Entry::getKey)
                .toList();
        if (files.isEmpty()) {
            throw SubmissionRejectedException.ofUnknownScheme(scheme, joinSchemeIds());
        }
        return files;
    }

    private String joinSchemeIds() {
        return schemes.values().stream().map(Scheme::id).distinct().sorted().collect(Collectors.joining(" / "));
    }

    /**
     * One at a time: Drools does not promise that a container makes two bases at once.
     *
     * @throws org.plumbline.core.ruleset.RuleSetRejectedException if the workbook has problems
     */
    synchronized RuleSet build(String file) {
        return built.computeIfAbsent(file, name -> new RuleSetLoader(awaitDrl()).load(name, workbooks.get(name)));
    }

    private DrlContainer awaitDrl() {
        try {
            return drl.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
