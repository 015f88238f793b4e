package org.plumbline.publishing;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.plumbline.ruleset.DrlManifest;
import org.plumbline.ruleset.Sha256;
import org.plumbline.web.Folder;

/** The rule files an operator laid out, as they are at start: {@code decision-tables/*.xlsx} and {@code drl/*.drl}. */
final class RulesOnDisk implements Ingredients {

    private final String place;
    private final SortedMap<String, byte[]> workbooks;
    private final Map<String, String> hashes;
    private final DrlManifest drl;
    private final String drlSha256;

    private RulesOnDisk(String place, SortedMap<String, byte[]> workbooks, DrlManifest drl) {
        this.place = place;
        this.workbooks = workbooks;
        this.hashes = workbooks.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Sha256.of(entry.getValue())));
        this.drl = drl;
        this.drlSha256 = drl.sha256();
    }

    static RulesOnDisk read(Folder folder) {
        return new RulesOnDisk(
                folder.place(),
                folder.filesByName("decision-tables/*.xlsx"),
                new DrlManifest(folder.filesByName("drl/*.drl")));
    }

    /** Where they lie, for messages. */
    String place() {
        return place;
    }

    List<Recipe> recipes() {
        return workbooks.keySet().stream()
                .map(file -> new Recipe(file, hashes.get(file), drlSha256))
                .toList();
    }

    byte[] workbook(Recipe recipe) {
        return workbooks.get(recipe.file());
    }

    @Override
    public byte[] workbook(String sha256) {
        return workbooks.entrySet().stream()
                .filter(entry -> hashes.get(entry.getKey()).equals(sha256))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Override
    public DrlManifest drl(String sha256) {
        return drl;
    }

    DrlManifest drl() {
        return drl;
    }
}
