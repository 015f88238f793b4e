package org.plumbline.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.settings.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Checks the data folder before a database is opened in it, to report its problems in one sentence. */
public final class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private static final String SETTING = "plumbline.data-dir";

    private DataFolder() {}

    /**
     * Creates nothing on the disk, so that other settings can be rejected after it.
     *
     * @throws InvalidSettingException if the name is not a valid path, or a file exists in its place
     */
    public static void check(Environment environment) {
        if (!isUsed(environment)) {
            return;
        }
        String setting = setting(environment);
        Path folder = path(setting);
        if (!folder.isAbsolute() && !setting.startsWith("./") && !setting.startsWith("../")) {
            throw createRejection(setting, "须为绝对路径，或以 ./ 开头。", "It has to be absolute, or to begin with ./.");
        }
        for (Path each = folder; each != null; each = each.getParent()) {
            if (Files.exists(each)) {
                if (!Files.isDirectory(each)) {
                    throw createRejection(setting, each + " 是文件，不是文件夹。", each + " is a file, not a folder.");
                }
                return;
            }
        }
    }

    /**
     * Creates the folder if it does not exist.
     *
     * @throws InvalidSettingException if it cannot be created or written
     */
    public static void make(Environment environment) {
        if (!isUsed(environment)) {
            return;
        }
        String setting = setting(environment);
        Path folder = path(setting);
        try {
            PrivateFiles.createFolder(folder.toAbsolutePath());
            Files.delete(Files.createTempFile(folder, "writable", null));
        } catch (IOException e) {
            throw createRejection(
                    setting,
                    "无法建立或写入这个文件夹（" + e.getClass().getSimpleName() + "）。",
                    "The folder cannot be made or written (" + e.getClass().getSimpleName() + ").");
        }
        restrictPermissions(folder);
    }

    /** Other users of the machine could read submissions and hashes of passwords. */
    private static void restrictPermissions(Path folder) {
        try (Stream<Path> backups = listFiles(folder.resolve("backups"));
                Stream<Path> files = listFiles(folder)) {
            Stream<Path> ours = files.filter(each -> each.toString().endsWith(".mv.db"));
            for (Path each : Stream.of(Stream.of(folder), ours, backups)
                    .flatMap(same -> same)
                    .toList()) {
                if (PrivateFiles.restrict(each)) {
                    LOG.info("{} could be read by other users; its permissions were restricted", each);
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "{} can be read by other users, and its permissions could not be restricted ({})",
                    folder,
                    e.getClass().getSimpleName());
        }
    }

    private static Stream<Path> listFiles(Path folder) throws IOException {
        return Files.isDirectory(folder) ? Files.list(folder).filter(Files::isRegularFile) : Stream.empty();
    }

    /** With another database the folder is not needed here; jobs create their own. */
    private static boolean isUsed(Environment environment) {
        return environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:");
    }

    private static String setting(Environment environment) {
        return environment.getProperty(SETTING, "./data");
    }

    private static Path path(String setting) {
        try {
            return Path.of(setting);
        } catch (InvalidPathException e) {
            throw createRejection(setting, "这不是路径。", "It is not a path.");
        }
    }

    private static InvalidSettingException createRejection(String setting, String zh, String en) {
        return new InvalidSettingException(
                SETTING + "=" + setting,
                new Bilingual(zh, en),
                new Bilingual(
                        "请改用运行本服务的用户可以写入的文件夹。", "Set it to a folder that the user who runs this service may write."));
    }
}
