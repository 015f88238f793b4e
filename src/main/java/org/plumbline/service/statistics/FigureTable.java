package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;

/**
 * Figures as rows, the same on the page, in the API and in a file.
 *
 * @param columns with their headings in the caller's language
 */
record FigureTable(TableName name, String title, List<FigureColumn> columns, List<FigureRow> rows) {

    /** The tables. */
    enum TableName {
        GRADES_BY_YEAR("各年度等级", "Grades by year"),
        GRADES_BY_REGION("各地区等级", "Grades by region"),
        DIFFERENCES("自评减规则得分", "Declared minus recomputed"),
        DIFFERENCES_BY_REGION("各地区自评与规则得分", "Declared and recomputed by region"),
        INDICATORS("失分指标", "Points lost by indicator"),
        RULES("扣分规则", "Points lost by rule"),
        FINDINGS_BY_YEAR("各年度审核问题", "Findings by year"),
        REVIEWS("复核与偏差率", "Reviews and deviations");

        private final Bilingual title;

        TableName(String zh, String en) {
            this.title = new Bilingual(zh, en);
        }

        /** The name in parameters and JSON fields. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String title(Locale locale) {
            return title.in(locale);
        }

        static Optional<TableName> of(String key) {
            return Arrays.stream(values())
                    .filter(each -> each.key().equals(key))
                    .findFirst();
        }

        static String joinKeys() {
            return Arrays.stream(values()).map(TableName::key).collect(Collectors.joining(" / "));
        }
    }

    /**
     * A column.
     *
     * @param key the field in JSON; within an object after a dot
     * @param number whether it holds numbers: Long or BigDecimal
     */
    record FigureColumn(String key, String heading, boolean number) {}

    /** @param links as many as cells; null for a cell without a link */
    record FigureRow(List<Object> cells, List<String> links) {

        /** Collects the cells of a row. */
        static final class Builder {

            private final List<Object> cells = new ArrayList<>();
            private final List<String> links = new ArrayList<>();

            /** @param cell null for an empty one */
            Builder add(Object cell) {
                return add(cell, null);
            }

            /** @param link null for none */
            Builder add(Object cell, String link) {
                cells.add(cell);
                links.add(link);
                return this;
            }

            FigureRow build() {
                return new FigureRow(cells, links);
            }
        }
    }

    /** For pages. */
    public String key() {
        return name.key();
    }
}
