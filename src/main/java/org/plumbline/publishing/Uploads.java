package org.plumbline.publishing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.publishing.RuleSetEvent.Kind;
import org.plumbline.publishing.RuleSetVersion.Origin;
import org.plumbline.ruleset.DrlManifest;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.RuleSetRejected;
import org.plumbline.ruleset.Sha256;
import org.plumbline.web.Actor;
import org.plumbline.web.FileName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes rule workbooks that people send: a good one becomes a draft, a bad one is kept a while with its problems. */
@Component
public final class Uploads {

    /** Refused workbooks kept; older ones go. */
    private static final int REFUSED = 100;

    private final JdbcClient jdbc;
    private final RuleSetVersions versions;
    private final RuleFiles files;
    private final Executables executables;
    private final DiskImport disk;
    private final TransactionTemplate transaction;

    Uploads(
            JdbcClient jdbc,
            RuleSetVersions versions,
            RuleFiles files,
            Executables executables,
            DiskImport disk,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.files = files;
        this.executables = executables;
        this.disk = disk;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of an upload. */
    public sealed interface Outcome {

        /** @param known whether a version with these very bytes was there before */
        record Draft(RuleSetVersion version, boolean known) implements Outcome {}

        /** @param id under which the workbook can be fetched with its mistakes marked */
        record Refused(UUID id, List<Problem> problems) implements Outcome {}
    }

    /** @param fileName as the sender calls it; only problems quote it, traces quote the scheme's */
    public Outcome take(String fileName, byte[] workbook, Actor actor, String reason) {
        String name = FileName.clean(fileName, "workbook.xlsx");
        String said = Lifecycle.reason(reason, false);
        RuleSet ruleSet;
        try {
            ruleSet = accepted(name, workbook);
        } catch (RuleSetRejected e) {
            return new Outcome.Refused(keep(name, workbook, actor), e.problems());
        }
        Recipe recipe = recipe(file(ruleSet), workbook);
        Optional<RuleSetVersion> known = versions.newestOf(recipe);
        if (known.isPresent()) {
            return new Outcome.Draft(known.get(), true);
        }
        return new Outcome.Draft(draft(ruleSet, recipe, workbook, actor, said), false);
    }

    /** Reads it under the sender's name, which problems quote, and builds it under the scheme's, which traces quote. */
    private RuleSet accepted(String name, byte[] workbook) {
        RuleSet ruleSet = built(name, workbook);
        String file = file(ruleSet);
        return file.equals(name) ? ruleSet : built(file, workbook);
    }

    private static String file(RuleSet ruleSet) {
        return ruleSet.scheme().id() + ".xlsx";
    }

    private RuleSet built(String file, byte[] workbook) {
        Ingredients uploaded = new Ingredients() {
            @Override
            public byte[] workbook(String sha256) {
                return workbook;
            }

            @Override
            public DrlManifest drl(String sha256) {
                return disk.drl();
            }
        };
        try (Shared.Use<Executables.Built> use = executables.use(recipe(file, workbook), uploaded)) {
            return use.value().ruleSet();
        }
    }

    private Recipe recipe(String file, byte[] workbook) {
        return new Recipe(file, Sha256.of(workbook), disk.drl().sha256());
    }

    private RuleSetVersion draft(RuleSet ruleSet, Recipe recipe, byte[] workbook, Actor actor, String reason) {
        return transaction.execute(status -> {
            versions.lock();
            files.keep(recipe.file(), workbook);
            files.keep(disk.drl());
            RuleSetVersion version = versions.draft(ruleSet, recipe, Origin.UPLOAD);
            versions.tell(version, Kind.UPLOADED, actor.name(), reason);
            return version;
        });
    }

    /** A refused workbook. */
    public record Refused(UUID id, String file, byte[] workbook, String actor, Instant at) {}

    private UUID keep(String name, byte[] workbook, Actor actor) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into refused_upload (id, file_name, workbook, actor, created_at) values (?, ?, ?, ?, ?)")
                    .params(id, name, workbook, actor.name(), OffsetDateTime.now(ZoneOffset.UTC))
                    .update();
            jdbc.sql(
                            """
                            delete from refused_upload where id in (select id from refused_upload
                             order by created_at desc, id offset ? rows fetch next 100 rows only)
                            """)
                    .param(REFUSED)
                    .update();
        });
        return id;
    }

    public Optional<Refused> refused(UUID id) {
        return jdbc.sql("select * from refused_upload where id = ?")
                .param(id)
                .query((row, number) -> new Refused(
                        id,
                        row.getString("file_name"),
                        row.getBytes("workbook"),
                        row.getString("actor"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** What is wrong with a workbook, by today's rules of reading; empty where it would be accepted. */
    public List<Problem> problems(Refused refused) {
        try {
            accepted(refused.file(), refused.workbook());
            return List.of();
        } catch (RuleSetRejected e) {
            return e.problems();
        }
    }
}
