package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.service.statistics.FigureTable.FigureRow;

/** Builds the tables of differences between declared totals and those by the rules. */
final class DifferenceTables {

    private final TableRequest request;

    DifferenceTables(TableRequest request) {
        this.request = request;
    }

    FigureTable buildByBand(Optional<RegionRow> region) {
        long[] counts = new long[DifferenceBand.values().length];
        region.ifPresent(where -> request.jdbc()
                .sql("select g.band, sum(g.evaluations) from statistics_difference g where g.region = ?"
                        + request.scope().andConditions("g") + " group by g.band")
                .params(request.scope().parameters(where.id()))
                .query(row -> {
                    counts[row.getInt(1)] = row.getLong(2);
                }));
        List<FigureRow> rows = new ArrayList<>();
        for (DifferenceBand band : DifferenceBand.values()) {
            if (band != DifferenceBand.UNKNOWN) {
                rows.add(toRow(band, counts[band.ordinal()]));
            }
        }
        rows.add(toRow(DifferenceBand.UNKNOWN, counts[DifferenceBand.UNKNOWN.ordinal()]));
        return request.toTable(
                List.of(
                        request.textColumn("difference", "自评 − 规则得分", "Declared − recomputed"),
                        request.numberColumn("evaluations", "评价数", "Evaluations")),
                rows);
    }

    private FigureRow toRow(DifferenceBand band, long count) {
        return new FigureRow.Builder()
                .add(band == DifferenceBand.UNKNOWN ? request.localize("无法比较", "Not comparable") : band.label())
                .add(
                        count,
                        count == 0
                                ? null
                                : StatisticsLinks.evaluationsAddress(request.scope(), "difference", band.key()))
                .build();
    }

    FigureTable buildByRegion(Optional<RegionRow> region) {
        List<FigureRow> rows = new ArrayList<>();
        RegionParts parts = new RegionParts(request);
        parts.read(region)
                .forEach((part, tally) -> rows.add(new FigureRow.Builder()
                        .add(part.name(), parts.figuresAddress(part))
                        .add(tally.compared()) // a list would include those that cannot be compared too
                        .add(tally.meanDeclared())
                        .add(tally.meanComparedTotal())
                        .add(tally.meanDifference())
                        .build()));
        return request.toTable(
                List.of(
                        request.textColumn("region", "地区", "Region"),
                        request.numberColumn("compared", "可比评价", "Comparable"),
                        request.numberColumn("meanDeclared", "平均自评", "Mean declared"),
                        request.numberColumn("meanTotal", "平均规则得分", "Mean recomputed"),
                        request.numberColumn("meanDifference", "平均差额", "Mean difference")),
                rows);
    }
}
