package org.plumbline.service.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A folder on disk or, if it does not exist, its copy in the jar. */
public final class ResourceFolder {

    private final String root;
    private final boolean onDisk;

    private ResourceFolder(String root, boolean onDisk) {
        this.root = root;
        this.onDisk = onDisk;
    }

    /** @param shipped name of the jar's copy */
    public static ResourceFolder of(Path path, String shipped) {
        return Files.isDirectory(path)
                ? new ResourceFolder(path.toAbsolutePath().normalize().toUri().toString(), true)
                : shipped(shipped);
    }

    /** The copy in the jar, whether or not there is a folder on disk. */
    public static ResourceFolder shipped(String name) {
        return new ResourceFolder("classpath:/" + name + "/", false);
    }

    /** The location, for messages. */
    public String location() {
        return root;
    }

    public boolean isOnDisk() {
        return onDisk;
    }

    /**
     * Reads the files that match.
     *
     * @param pattern such as {@code drl/*.drl}
     * @return bytes by path below this folder, in path order; hidden and Excel's lock files ({@code ~$…}) are left out
     */
    public SortedMap<String, byte[]> readFiles(String pattern) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            int depth = pattern.length() - pattern.replace("/", "").length() + 1;
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(root + pattern)) {
                String path = lastPathParts(resource.getURL().getPath(), depth);
                String name = fileName(path);
                // a pattern without a wildcard gives a resource whether there is a file or not
                if (resource.exists() && !name.startsWith("~$") && !name.startsWith(".")) {
                    files.put(path, resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root + pattern, e);
        }
        return files;
    }

    /** The same by file name alone, for patterns of one folder. */
    public SortedMap<String, byte[]> readFilesByName(String pattern) {
        SortedMap<String, byte[]> byName = new TreeMap<>();
        readFiles(pattern).forEach((path, bytes) -> byName.put(fileName(path), bytes));
        return byName;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String lastPathParts(String url, int parts) {
        int from = url.length();
        for (int i = 0; i < parts; i++) {
            from = url.lastIndexOf('/', from - 1);
        }
        return URLDecoder.decode(url.substring(from + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
