package org.plumbline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes. */
public final class OutputFile {

    private static final int BUFFER = 1 << 16;

    private OutputFile() {}

    /**
     * @param sources files that were read, none of which is overwritten
     * @throws CommandException if it is one of them or cannot be written
     */
    public static void write(Path file, byte[] bytes, Path... sources) throws IOException {
        check(file, sources);
        try {
            Files.write(file, bytes);
        } catch (AccessDeniedException e) {
            throw notWritable(file);
        }
    }

    /** As above for output written in parts. */
    public static OutputStream open(Path file, Path... sources) throws IOException {
        check(file, sources);
        try {
            return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        } catch (AccessDeniedException e) {
            throw notWritable(file);
        }
    }

    /** Checks the file before any work is done. */
    public static void check(Path file, Path... sources) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new CommandException("%s 是文件夹，请写明文件名", "%s is a folder; name a file", file);
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandException("没有这个文件夹：%s", "there is no such folder: %s", folder);
        }
        for (Path source : sources) {
            if (Files.exists(file) && Files.exists(source) && Files.isSameFile(file, source)) {
                throw new CommandException(
                        "%s 是输入文件，不会被覆盖；请另写文件名", "%s is an input file and is not overwritten; name another file", file);
            }
        }
        if (Files.exists(file) ? !Files.isWritable(file) : folder != null && !Files.isWritable(folder)) {
            throw notWritable(file);
        }
    }

    private static CommandException notWritable(Path file) {
        return new CommandException("没有写入权限：%s", "no permission to write: %s", file);
    }
}
