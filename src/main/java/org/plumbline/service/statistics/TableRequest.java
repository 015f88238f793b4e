package org.plumbline.service.statistics;

import java.util.List;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.plumbline.service.statistics.FigureTable.FigureRow;
import org.plumbline.service.statistics.FigureTable.TableName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table to build: its name, scope and language. */
record TableRequest(JdbcClient jdbc, StatisticsScope scope, Locale locale, TableName name) {

    /** Maximum rows of a table; further ones are summed up as the rest of a region, or left out. */
    static final int ROWS = 200;

    String localize(String zh, String en) {
        return new Bilingual(zh, en).in(locale);
    }

    FigureColumn textColumn(String key, String zh, String en) {
        return new FigureColumn(key, localize(zh, en), false);
    }

    FigureColumn numberColumn(String key, String zh, String en) {
        return new FigureColumn(key, localize(zh, en), true);
    }

    FigureTable toTable(List<FigureColumn> columns, List<FigureRow> rows) {
        return new FigureTable(name, name.title(locale), columns, rows);
    }
}
