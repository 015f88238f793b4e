package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.plumbline.service.statistics.FigureTable.FigureRow;
import org.plumbline.service.statistics.FigureTable.TableName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the reviews (复核) of saved evaluations as a table, by scheme and body. They are read from the rows of reviews
 * themselves, of which there are few, and not from sums. An evaluation that a later one corrects does not count.
 */
final class ReviewFigureReader {

    private final JdbcClient jdbc;

    ReviewFigureReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param limit maximum number of rows, those with most reviewed evaluations first */
    FigureTable buildTable(StatisticsScope asked, Locale locale, int limit) {
        List<Object> parameters = asked.parameters();
        String where = asked.andConditions("r");
        if (!asked.region().isEmpty()) {
            where += " and (r.region = ? or r.region like ? escape '!')";
            parameters.add(asked.region());
            parameters.add(asked.region().replaceAll("([!%_])", "!$1") + "/%");
        }
        parameters.add(limit);
        List<FigureRow> rows = jdbc.sql(
                        """
                        select r.scheme, r.body, count(*) as evaluations, count(r.deviation) as compared,
                               sum(r.deviation) as deviation, sum(r.indicators) as indicators,
                               sum(r.differing) as differing
                          from evaluation_review r
                         where not exists (select 1 from evaluation_correction c where c.corrects = r.evaluation_id)
                        """
                                + where
                                + " group by r.scheme, r.body"
                                + " order by count(*) desc, r.scheme, r.body fetch first ? rows only")
                .params(parameters)
                .query((row, number) -> toRow(row, asked))
                .list();
        return new FigureTable(TableName.REVIEWS, TableName.REVIEWS.title(locale), columns(locale), rows);
    }

    private static List<FigureColumn> columns(Locale locale) {
        return List.of(
                column("scheme", "方案", "Scheme", false, locale),
                column("body", "单位", "Body", false, locale),
                column("evaluations", "有复核的评价", "Reviewed evaluations", true, locale),
                column("averageDeviation", "平均偏差率%", "Average deviation %", true, locale),
                column("indicators", "复核的指标", "Reviewed indicators", true, locale),
                column("differing", "与规则不符的复核", "Reviews that differ from the rules", true, locale));
    }

    private static FigureColumn column(String key, String zh, String en, boolean number, Locale locale) {
        return new FigureColumn(key, new Bilingual(zh, en).in(locale), number);
    }

    private static FigureRow toRow(ResultSet row, StatisticsScope asked) throws SQLException {
        long compared = row.getLong("compared");
        BigDecimal average = compared == 0
                ? null
                : row.getBigDecimal("deviation").divide(BigDecimal.valueOf(compared), 2, RoundingMode.HALF_UP);
        StatisticsScope scope = asked.of(row.getString("scheme"));
        return new FigureRow.Builder()
                .add(scope.scheme(), StatisticsLinks.figuresAddress(scope))
                .add(row.getString("body"))
                .add(row.getLong("evaluations"), StatisticsLinks.reviewsAddress(scope, row.getString("body")))
                .add(average)
                .add(row.getLong("indicators"))
                .add(row.getLong("differing"))
                .build();
    }
}
