package org.plumbline.core.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** The scoring standards (评分标准) that a form prints beside its indicators, with weights and targets. */
public final class PrintedStandards {

    private static final Pattern STANDARD = Pattern.compile(
            "(?:指标|考核|绩效)?(?:评分|计分|打分|扣分|考核|评价|赋分)(?:标准|规则|细则|办法|方法|说明|依据)|(?:考核|评价)?评分标准(?:说明)?|评分标准评分规则");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,4})?)分?");
    private static final List<FormField> FIELDS = List.of(
            FormField.CODE,
            FormField.LEVEL1,
            FormField.LEVEL2,
            FormField.NAME,
            FormField.OPERATOR,
            FormField.TARGET,
            FormField.UNIT,
            FormField.WEIGHT);

    private final FormGrid cells;
    private final List<PrintedStandard> found = new ArrayList<>();
    private Map<FormField, Integer> columns;
    private int standard = -1;
    private String level1;
    private String level2;

    private PrintedStandards(FormGrid cells) {
        this.cells = cells;
    }

    /**
     * One indicator.
     *
     * @param code null where none is printed
     * @param level1 null for none
     * @param level2 null for none
     * @param weight null where none can be read, and where several indicators share one
     * @param text the standard; null where none is printed
     * @param place sheet and cell of the standard
     */
    public record PrintedStandard(
            String code,
            String level1,
            String level2,
            String name,
            BigDecimal weight,
            Target target,
            String text,
            String place) {}

    /**
     * @param standards in the order of the form; empty where a problem prevents reading
     * @param problems what prevents it; empty where it was read
     */
    public record StandardsReading(List<PrintedStandard> standards, List<Bilingual> problems) {}

    /** @param file name given by the sender */
    public static StandardsReading read(String file, byte[] document, FormDictionary dictionary) {
        FilledWorkbook workbook = FilledWorkbook.openDocument(file, document, FilledForm.LIMITS);
        if (workbook.sheets().isEmpty()) {
            return new StandardsReading(
                    List.of(),
                    workbook.problems().stream()
                            .map(problem ->
                                    new Bilingual(problem.format(Locale.CHINESE), problem.format(Locale.ENGLISH)))
                            .toList());
        }
        List<PrintedStandard> standards = new ArrayList<>();
        for (SheetGrid grid : workbook.sheets().values()) {
            if (!grid.isSheetHidden()) {
                standards.addAll(new PrintedStandards(new FormGrid(grid, dictionary)).readAll());
            }
        }
        return standards.isEmpty()
                ? new StandardsReading(
                        List.of(),
                        List.of(
                                new Bilingual(
                                        "没有找到评分标准：需要一行表头，含指标名称（三级指标）、权重（分值）和评分标准（评分规则）",
                                        "No standards found: a header row with 指标名称 or 三级指标, 权重 or 分值, and 评分标准 or 评分规则 is needed")))
                : new StandardsReading(List.copyOf(standards), List.of());
    }

    private List<PrintedStandard> readAll() {
        for (int row = 0; row < cells.rowCount(); row++) {
            boolean out = cells.isHidden(row) || cells.isStruck(row) || FormRows.isTotal(cells, row);
            if (readHeader(row) || columns == null || out) {
                continue;
            }
            readRow(row);
        }
        return found;
    }

    private boolean readHeader(int row) {
        int here = -1;
        for (int column = 0; column < cells.columnCount(); column++) {
            String heading = HeadingText.normalize(cells.displayText(row, column));
            here = STANDARD.matcher(heading).matches() ? column : here;
        }
        Map<FormField, Integer> headings = FormTable.findHeadings(cells, row, FIELDS);
        headings.values().remove(here);
        if (here < 0 || !headings.containsKey(FormField.NAME) || !headings.containsKey(FormField.WEIGHT)) {
            return false;
        }
        columns = new EnumMap<>(headings);
        standard = here;
        level1 = null;
        level2 = null;
        return true;
    }

    private void readRow(int row) {
        level1 = carry(row, FormField.LEVEL1, level1);
        level2 = carry(row, FormField.LEVEL2, level2);
        String name = text(row, FormField.NAME);
        GridCell cell = cells.cellAt(row, standard);
        String text = cells.isFilled(cell) ? FormGrid.displayText(cell) : null;
        BigDecimal weight = readWeight(row);
        if (name == null || text == null && weight == null) {
            return;
        }
        found.add(new PrintedStandard(
                text(row, FormField.CODE),
                level1,
                level2,
                name,
                weight,
                readTarget(row),
                text,
                cells.sheetName() + "!" + cell.address()));
    }

    private String carry(int row, FormField field, String last) {
        String shown = text(row, field);
        return shown == null ? last : shown;
    }

    /** Null where blank. */
    private String text(int row, FormField field) {
        Integer column = columns.get(field);
        GridCell cell = column == null ? null : cells.cellAt(row, column);
        return cell != null && cells.isFilled(cell) ? FormGrid.displayText(cell) : null;
    }

    private BigDecimal readWeight(int row) {
        int column = columns.get(FormField.WEIGHT);
        boolean shared = cells.rowSpan(row, column) > cells.rowSpan(row, columns.get(FormField.NAME));
        String shown = text(row, FormField.WEIGHT);
        Matcher points = POINTS.matcher(shown == null || shared ? "" : HeadingText.toHalfWidth(shown));
        return points.matches() ? new BigDecimal(points.group(1)) : null;
    }

    /** A target that is no number with a unit is a wording, which no numeric standard is drafted for. */
    private Target readTarget(int row) {
        String shown = text(row, FormField.TARGET);
        String sign = text(row, FormField.OPERATOR);
        String written = text(row, FormField.UNIT);
        String unit = written == null ? null : cells.quantities().normalizeUnit(written);
        if (shown == null) {
            return new Target(null, null, unit);
        }
        String whole = Stream.of(sign == null ? "" : sign, shown).reduce("", String::concat);
        Quantity quantity = cells.quantities()
                .parse(whole)
                .or(() -> cells.quantities().parse(shown))
                .orElse(null);
        boolean readable = quantity != null
                && (quantity.unit() == null || unit == null || quantity.unit().equals(unit));
        return readable
                ? new Target(
                        quantity.operator(),
                        Value.of(quantity.number()),
                        quantity.unit() == null ? unit : quantity.unit())
                : new Target(null, Value.of(shown), null);
    }
}
