package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.Scheme;

/**
 * Looks at what a readable workbook says: whether every value has one row, one grade and points that can be earned. Each
 * check tells what it finds at the cell that a clerk would change. {@code docs/decisions/0007-verification.md} says why which
 * of them block.
 */
final class Verification {

    private final CatalogueSource catalogue;
    private final List<Claim> rows;
    private final Claims claims;
    private final Claims besides;
    private final Map<String, Map<String, Integer>> columns = new HashMap<>();
    private final Map<String, Integer> settings = new HashMap<>();
    private final Problems problems;

    private Verification(CatalogueSource catalogue, List<Claim> rows, WorkbookContent content, Problems problems) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.claims = new Claims(rows, catalogue.scheme().indicators(), Form::judges);
        this.besides = new Claims(rows, catalogue.scheme().indicators(), form -> form == Forms.OVER);
        this.problems = problems;
        for (WorkbookContent.Sheet sheet : content.sheets()) {
            Map<String, Integer> places = new HashMap<>();
            sheet.columns().forEach(column -> places.put(column.label().zh(), column.index()));
            columns.put(sheet.name(), places);
        }
        content.sheet(CatalogueReader.SCHEME)
                .ifPresent(sheet -> sheet.entries().forEach(entry -> settings.put(entry.key(), entry.row())));
    }

    static Verification of(
            CatalogueSource catalogue, List<TableSource<?>> sources, WorkbookContent content, Problems problems) {
        List<Claim> rows = new ArrayList<>();
        for (TableSource<?> source : sources) {
            rows.addAll(Claim.of(source, rows.size()));
        }
        return new Verification(catalogue, List.copyOf(rows), content, problems);
    }

    void run() {
        new BoundsCheck(this).run();
        new OverlapCheck(this).run();
        new OverCheck(this).run();
        new GapCheck(this).run();
        new GradeCheck(this).run();
        new AdjustmentCheck(this).run(true);
        new MonotonyCheck(this).run();
        new WeightCheck(this).run();
        new UnusedCheck(this).run();
        new UnitCheck(this).run();
        new BasisCheck(this).run();
    }

    /**
     * Looks at what can be judged although something else is unreadable, so that a clerk is told of both at once: rows
     * against each other and, where their sheet was read whole, the grades. What is missing elsewhere is not held against
     * what is here.
     *
     * @param grades whether the sheet of grades and the settings were read whole
     */
    void runOnPart(boolean grades) {
        new BoundsCheck(this).run();
        new OverlapCheck(this).run();
        new AdjustmentCheck(this).run(grades);
        if (grades) {
            new GradeCheck(this).run();
        }
    }

    Scheme scheme() {
        return catalogue.scheme();
    }

    /** Whether a submission may bring no indicators of its own, so that the catalogue is all there is. */
    boolean isClosed() {
        return !scheme().openIndicators() && !scheme().indicators().isEmpty();
    }

    /** Every row of every table, in the workbook's order. */
    List<Claim> rows() {
        return rows;
    }

    List<Claim> of(Form<?> form) {
        return rows.stream().filter(row -> row.form() == form).toList();
    }

    /** The rows that judge readings. */
    Claims claims() {
        return claims;
    }

    /** The rows that take points besides those that judge. */
    Claims besides() {
        return besides;
    }

    /** @param column from 0; @param row as Excel counts */
    static String address(int column, int row) {
        return CellReference.convertNumToColString(column) + row;
    }

    /** Tells of a cell of a table's row. */
    void tell(Code code, Claim claim, String cell, Bilingual expected, Bilingual hint) {
        problems.add(code, claim.sheet(), cell, shown(claim, cell), expected, hint);
    }

    private static String shown(Claim claim, String cell) {
        for (int i = 0; i < claim.source().columns().size(); i++) {
            Object value = claim.row().values().get(i);
            if (value != null
                    && address(claim.source().columns().get(i).index(), claim.number())
                            .equals(cell)) {
                return text(value);
            }
        }
        return claim.row().ref().id();
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Tells of the cell of an indicator or group under a label. */
    void tell(Code code, String indicator, String label, Object found, Bilingual expected, Bilingual hint) {
        int row = catalogue.refs().get(indicator).row();
        Map<String, Integer> labels = columns.get(CatalogueReader.INDICATORS);
        int column = labels.getOrDefault(label, labels.get("指标编号"));
        problems.add(
                code,
                CatalogueReader.INDICATORS,
                address(column, row),
                found == null ? null : text(found),
                expected,
                hint);
    }

    /** Tells of the value of a setting. */
    void tell(Code code, String setting, Object found, Bilingual expected, Bilingual hint) {
        problems.add(code, CatalogueReader.SCHEME, address(1, settings.get(setting)), text(found), expected, hint);
    }
}
