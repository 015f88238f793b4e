package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** LibreOffice, which saves workbooks as a clerk's would; a test without it is skipped unless it is required. */
public final class LibreOffice {

    /** One for all runs of this JVM: LibreOffice takes seconds to create it. */
    private static final Path PROFILE = createProfile();

    private LibreOffice() {}

    private static Path createProfile() {
        try {
            return Files.createTempDirectory(Path.of("target"), "libreoffice").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens each file and saves it again under {@code saved} of the folder. */
    public static void resave(Path folder, List<Path> files) throws IOException, InterruptedException {
        save(folder, files, "xlsx");
    }

    /** Opens each file and saves it under {@code saved} of the folder in another format. */
    public static void save(Path folder, List<Path> files, String format) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + PROFILE.toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                folder.resolve("saved").toString()));
        files.forEach(file -> command.add(file.toAbsolutePath().toString()));
        Path log = folder.resolve("log.txt");
        Process office;
        try {
            office = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException absent) {
            if ("true".equals(System.getenv("PLUMBLINE_REQUIRE_SOFFICE"))) {
                fail("soffice is required and can't be started", absent);
            }
            Assumptions.abort("soffice is not installed: the round trip through LibreOffice is not tested");
            return;
        }
        if (!office.waitFor(5, TimeUnit.MINUTES)) {
            office.destroyForcibly();
        }
        assertThat(office.waitFor()).as(Files.readString(log)).isZero();
    }
}
