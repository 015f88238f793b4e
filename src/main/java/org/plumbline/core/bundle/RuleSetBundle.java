package org.plumbline.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.spreadsheet.WorkbookLimits;

/** Writes rule sets into a zip file and reads verified rule sets from one. */
public final class RuleSetBundle {

    /** Maximum size of a bundle in bytes. */
    public static final int LIMIT = 256 << 20;

    private static final int FILES = 10_000;
    private static final long FILE = WorkbookLimits.DEFAULT.bytes();
    /** The earliest time that zip can store: equal rule sets give equal bytes whenever they are bundled. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final List<BundledRuleSet> ruleSets;
    private final byte[] bytes;

    private RuleSetBundle(List<BundledRuleSet> ruleSets, byte[] bytes) {
        this.ruleSets = List.copyOf(ruleSets);
        this.bytes = bytes;
    }

    /** @param ruleSets where several are in force for a year of one scheme, the first is used */
    public static RuleSetBundle of(List<BundledRuleSet> ruleSets) {
        BundleManifest manifest = new BundleManifest(
                BundleManifest.FORMAT,
                ruleSets.stream().map(BundleManifest.BundleManifestEntry::of).toList());
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < ruleSets.size(); i++) {
            BundleManifest.BundleManifestEntry item = manifest.ruleSets().get(i);
            files.put(item.workbookPath(), ruleSets.get(i).workbook());
            ruleSets.get(i).drl().files().forEach((name, drl) -> files.put(item.drlPath(name), drl));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // not compressed: the output of a deflater differs between Java versions, and workbooks are zip files
            // already
            zip.setMethod(ZipOutputStream.STORED);
            addZipEntry(zip, BundleManifest.NAME, manifest.toJson());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                addZipEntry(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RuleSetBundle(ruleSets, out.toByteArray());
    }

    private static void addZipEntry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** @throws BundleRejectedException with all problems, where the bytes do not match the manifest */
    public static RuleSetBundle read(byte[] bytes) {
        Map<String, byte[]> files = unpack(bytes);
        byte[] json = files.remove(BundleManifest.NAME);
        if (json == null) {
            throw new BundleRejectedException(
                    "规则包中没有 manifest.json", "the bundle has no manifest.json; it is not a bundle of rules");
        }
        BundleManifest manifest = BundleManifest.read(json);
        List<Bilingual> problems = new ArrayList<>();
        Map<String, byte[]> unnamed = new HashMap<>(files);
        List<BundledRuleSet> ruleSets = new ArrayList<>();
        for (BundleManifest.BundleManifestEntry item : manifest.ruleSets()) {
            unnamed.remove(item.workbookPath());
            item.drl().keySet().forEach(name -> unnamed.remove(item.drlPath(name)));
            BundledRuleSet ruleSet = readRuleSet(item, files, problems);
            if (ruleSet != null) {
                ruleSets.add(ruleSet);
            }
        }
        reportUnnamed(unnamed.keySet(), problems);
        if (ruleSets.isEmpty() && problems.isEmpty()) {
            problems.add(new Bilingual("规则包中没有规则集", "the bundle has no rule set"));
        }
        if (!problems.isEmpty()) {
            throw new BundleRejectedException(problems);
        }
        return new RuleSetBundle(ruleSets, bytes);
    }

    private static void reportUnnamed(Set<String> names, List<Bilingual> problems) {
        names.stream()
                .sorted()
                .forEach(name -> problems.add(new Bilingual(
                        name + "：清单中没有这个文件，规则包被改动过",
                        name + ": the manifest does not name it; the bundle was altered")));
    }

    /** Null where any problem was found so far. */
    private static BundledRuleSet readRuleSet(
            BundleManifest.BundleManifestEntry item, Map<String, byte[]> files, List<Bilingual> problems) {
        byte[] workbook = findVerifiedFile(item.workbookPath(), item.workbookSha256(), files, problems);
        Map<String, byte[]> drl = new TreeMap<>();
        item.drl()
                .forEach(
                        (name, sha256) -> drl.put(name, findVerifiedFile(item.drlPath(name), sha256, files, problems)));
        if (!problems.isEmpty()) {
            return null;
        }
        BundledRuleSet ruleSet = new BundledRuleSet(
                item.scheme(),
                item.version(),
                item.yearFrom(),
                item.yearTo(),
                item.file(),
                item.sha256(),
                workbook,
                new DrlManifest(drl));
        checkIdentity(item, ruleSet, problems);
        return ruleSet;
    }

    /** Null, with a problem added, where it is missing or does not match the manifest. */
    private static byte[] findVerifiedFile(
            String path, String sha256, Map<String, byte[]> files, List<Bilingual> problems) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            problems.add(new Bilingual(path + "：规则包缺少这个文件，请重新下载", path + ": missing; download the bundle again"));
            return null;
        }
        String found = Sha256.of(bytes);
        if (!found.equals(sha256)) {
            problems.add(new Bilingual(
                    path + "：内容被改动，SHA-256 应为 " + sha256 + "，实为 " + found,
                    path + ": altered; SHA-256 expected " + sha256 + ", found " + found));
            return null;
        }
        return bytes;
    }

    private static void checkIdentity(
            BundleManifest.BundleManifestEntry item, BundledRuleSet ruleSet, List<Bilingual> problems) {
        if (!ruleSet.drl().sha256().equals(item.drlSha256())
                || !ruleSet.computeSha256().equals(item.sha256())) {
            problems.add(new Bilingual(
                    item.scheme() + "：规则集的 SHA-256 应为 " + ruleSet.computeSha256() + "，清单写的是 " + item.sha256(),
                    item.scheme() + ": its files make the rule set " + ruleSet.computeSha256() + ", the manifest has "
                            + item.sha256()));
        }
    }

    private static Map<String, byte[]> unpack(byte[] bytes) {
        if (bytes.length > LIMIT) {
            throw new BundleRejectedException(
                    "规则包超过 " + (LIMIT >> 20) + " MB", "the bundle is larger than " + (LIMIT >> 20) + " MB");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        long left = LIMIT;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                long most = Math.min(left, FILE);
                byte[] file = zip.readNBytes((int) most + 1);
                if (file.length > most || files.size() == FILES) {
                    throw new BundleRejectedException(
                            entry.getName() + "：文件超过 " + (FILE >> 20) + " MB，或规则包解开后过大",
                            entry.getName() + ": larger than " + (FILE >> 20)
                                    + " MB, or the bundle exceeds the limit of files or bytes");
                }
                left -= file.length;
                if (files.put(entry.getName(), file) != null) {
                    throw new BundleRejectedException(entry.getName() + "：出现两次", entry.getName() + ": there twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) { // a name that is not UTF-8 raises IllegalArgumentException
            throw new BundleRejectedException(
                    "规则包损坏，请重新下载：" + e.getMessage(), "the bundle is damaged, download it again: " + e.getMessage());
        }
        return files;
    }

    public List<BundledRuleSet> ruleSets() {
        return ruleSets;
    }

    /** The zip. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the zip's bytes, which identifies a bundle. */
    public String sha256() {
        return Sha256.of(bytes);
    }
}
