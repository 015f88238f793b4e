package org.plumbline.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.plumbline.publishing.RuleSetVersion.Origin;
import org.plumbline.publishing.RuleSetVersion.State;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Scheme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version there ever was. */
@Component
final class RuleSetVersions {

    private final JdbcClient jdbc;

    RuleSetVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RuleSetVersion> find(long id) {
        return jdbc.sql("select * from rule_set_version where id = ?")
                .param(id)
                .query(RuleSetVersions::version)
                .optional();
    }

    /** Newest first within a scheme. */
    List<RuleSetVersion> published() {
        return jdbc.sql("select * from rule_set_version where state = 'PUBLISHED' order by scheme, version desc")
                .query(RuleSetVersions::version)
                .list();
    }

    /** The version last imported from disk for the scheme these files were once imported for, where it has these files. */
    Optional<RuleSetVersion> lastImportOf(Recipe recipe) {
        return jdbc.sql(
                        """
                        select * from rule_set_version v
                         where workbook_sha256 = ? and drl_sha256 = ? and origin = 'DISK'
                           and version = (select max(version) from rule_set_version w
                                           where w.scheme = v.scheme and w.origin = 'DISK')
                        """)
                .params(recipe.workbookSha256(), recipe.drlSha256())
                .query(RuleSetVersions::version)
                .optional();
    }

    /** Adds the next version of a scheme, published at once. */
    RuleSetVersion publish(RuleSet ruleSet, Recipe recipe, Origin origin) {
        Scheme scheme = ruleSet.scheme();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        int version = 1
                + jdbc.sql("select coalesce(max(version), 0) from rule_set_version where scheme = ?")
                        .param(scheme.id())
                        .query(Integer.class)
                        .single();
        jdbc.sql(
                        """
                        insert into rule_set_version (scheme, version, title, jurisdiction, file_name, rule_set_sha256,
                               workbook_sha256, drl_sha256, state, year_from, year_to, origin, created_at, published_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        scheme.id(),
                        version,
                        scheme.title(),
                        scheme.jurisdiction(),
                        recipe.file(),
                        ruleSet.sha256(),
                        recipe.workbookSha256(),
                        recipe.drlSha256(),
                        State.PUBLISHED.name(),
                        scheme.yearFrom(),
                        scheme.yearTo(),
                        origin.name(),
                        now,
                        now)
                .update();
        return jdbc.sql("select * from rule_set_version where scheme = ? and version = ?")
                .params(scheme.id(), version)
                .query(RuleSetVersions::version)
                .single();
    }

    private static RuleSetVersion version(ResultSet row, int number) throws SQLException {
        return new RuleSetVersion(
                row.getLong("id"),
                row.getString("scheme"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("jurisdiction"),
                row.getString("file_name"),
                row.getString("rule_set_sha256"),
                row.getString("workbook_sha256"),
                row.getString("drl_sha256"),
                State.valueOf(row.getString("state")),
                row.getInt("year_from"),
                row.getInt("year_to"),
                Origin.valueOf(row.getString("origin")),
                instant(row, "created_at"),
                instant(row, "published_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
