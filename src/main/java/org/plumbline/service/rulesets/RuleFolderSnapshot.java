package org.plumbline.service.rulesets;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.service.storage.ResourceFolder;

/** The rule files on disk as of the start: {@code decision-tables/*.xlsx} and {@code drl/*.drl}. */
final class RuleFolderSnapshot implements RuleFileSource {

    private final String place;
    private final SortedMap<String, byte[]> workbooks;
    private final Map<String, String> hashes;
    private final DrlManifest drl;
    private final String drlSha256;

    private RuleFolderSnapshot(String place, SortedMap<String, byte[]> workbooks, DrlManifest drl) {
        this.place = place;
        this.workbooks = workbooks;
        this.hashes = workbooks.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Sha256.of(entry.getValue())));
        this.drl = drl;
        this.drlSha256 = drl.sha256();
    }

    static RuleFolderSnapshot read(ResourceFolder folder) {
        return new RuleFolderSnapshot(
                folder.location(),
                folder.readFilesByName("decision-tables/*.xlsx"),
                new DrlManifest(folder.readFilesByName("drl/*.drl")));
    }

    /** Their location, for messages. */
    String location() {
        return place;
    }

    List<RuleSetFingerprint> fingerprints() {
        return workbooks.keySet().stream()
                .map(file -> new RuleSetFingerprint(file, hashes.get(file), drlSha256))
                .toList();
    }

    byte[] workbook(RuleSetFingerprint recipe) {
        return workbooks.get(recipe.file());
    }

    @Override
    public byte[] readWorkbook(String sha256) {
        return workbooks.entrySet().stream()
                .filter(entry -> hashes.get(entry.getKey()).equals(sha256))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Override
    public DrlManifest readDrl(String sha256) {
        return drl;
    }

    DrlManifest drl() {
        return drl;
    }
}
