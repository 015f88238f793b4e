package org.plumbline.service.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.plumbline.service.http.Endpoint;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.PrivateFiles;
import org.plumbline.service.storage.StorageErrors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Copies the database into one file of the data folder while the service runs. */
@RestController
final class BackupController {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'plumbline-'yyyyMMdd'T'HHmmssSSS'Z.zip'");

    /** What else is in the data folder and not in a backup: files sent to jobs, and their results. */
    private static final List<String> NOT_INCLUDED = List.of("jobs");

    private final JdbcTemplate jdbc;
    private final BackupFolder folder;
    private final Path database;
    private final long reserve;

    BackupController(JdbcTemplate jdbc, BackupFolder folder, Settings settings) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.database = Path.of(settings.dataDir(), "plumbline.mv.db");
        this.reserve = settings.diskReserve().toBytes();
    }

    /**
     * @param file below {@code backups} in the data folder
     * @param bytes its length
     * @param notIncluded folders of the data folder that have to be copied separately
     */
    public record Backup(String file, long bytes, List<String> notIncluded) {}

    @Endpoint(value = Role.ADMIN, scope = ScopeRule.UNSCOPED)
    @PostMapping(path = "/api/v1/backups", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    public Backup backUp() throws IOException {
        String product = StorageErrors.readProductName(jdbc);
        if (!"H2".equals(product)) {
            throw new ProblemException(ProblemKind.BACKUP_ELSEWHERE, product);
        }
        PrivateFiles.createFolder(folder.path());
        long length = Files.exists(database) ? Files.size(database) : 0;
        // the copy must not use the disk space that the service needs
        if (folder.path().toFile().getUsableSpace() - length < reserve) {
            throw new ProblemException(ProblemKind.DISK_FULL);
        }
        Path file = folder.create(
                NAME.format(OffsetDateTime.now(ZoneOffset.UTC)), copy -> jdbc.update("backup to ?", copy.toString()));
        return new Backup(file.getFileName().toString(), Files.size(file), NOT_INCLUDED);
    }
}
