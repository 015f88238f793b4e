package org.plumbline.core.workbook;

import static org.plumbline.core.workbook.CatalogueColumns.ABOVE_FULL_MARKS;
import static org.plumbline.core.workbook.CatalogueColumns.BONUS_LIMIT;
import static org.plumbline.core.workbook.CatalogueColumns.FAULT_METHOD;
import static org.plumbline.core.workbook.CatalogueColumns.SETTINGS;
import static org.plumbline.core.workbook.CatalogueColumns.SHARED_POINTS;
import static org.plumbline.core.workbook.CatalogueColumns.WHOLE;
import static org.plumbline.core.workbook.CatalogueColumns.toSettingKey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.BonusBounds;
import org.plumbline.vocabulary.CellList;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.RoundingRule;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Threshold;
import org.plumbline.vocabulary.YesNo;

/** Reads the sheet 方案. */
final class SchemeSettingsReader {

    /**
     * Replaces a required setting that could not be read, so that the rest can be checked; no rule set is built from
     * it.
     */
    private static final Map<String, Object> MADE_UP = Map.ofEntries(
            Map.entry("方案编号", "unread"),
            Map.entry("标题", ""),
            Map.entry("适用地区", ""),
            Map.entry("年度起", BigDecimal.valueOf(2000)),
            Map.entry("年度止", BigDecimal.valueOf(2200)),
            Map.entry("依据", ""),
            Map.entry("依据状态", "待核"),
            Map.entry("满分", BigDecimal.valueOf(100)),
            Map.entry("小数位数", BigDecimal.valueOf(Rounding.DEFAULT.scale())),
            Map.entry("舍入方式", Rounding.DEFAULT.rule().label()),
            Map.entry("自报指标", YesNo.YES.label()));

    private final BasisReferences bases;
    private final ProblemCollector problems;
    private final CellParser cells;
    private final Map<String, RuleSource> refs;
    private final Map<String, Object> settings = new HashMap<>();
    private final Map<String, GridCell> places = new HashMap<>();
    private boolean whole;
    private String id;

    /** @param refs receives where the settings are written that steps name */
    SchemeSettingsReader(Map<String, RuleSource> refs, BasisReferences bases, ProblemCollector problems) {
        this.refs = refs;
        this.bases = bases;
        this.problems = problems;
        this.cells = new CellParser(problems);
    }

    /**
     * Unreadable settings have substitutes, see {@link #isWhole}, so that the rest can be checked.
     *
     * @param sheet null where the workbook has none
     */
    void read(SheetGrid sheet) {
        if (sheet != null) {
            readSheet(sheet);
        }
        whole = SETTINGS.stream().allMatch(field -> !field.required() || settings.get(field.label()) != null);
        id = getText("方案编号") != null && isId(getText("方案编号")) ? getText("方案编号") : null;
        MADE_UP.forEach((label, value) -> settings.merge(label, value, (read, none) -> read));
    }

    /** Whether every setting that a rule set needs was read. */
    boolean isWhole() {
        return whole;
    }

    /** The scheme's id; null where it was not read or is invalid. */
    String id() {
        return id;
    }

    /** The cell of a setting; null where its label is missing. */
    GridCell place(String setting) {
        return places.get(setting);
    }

    MissingPolicy findMissingPolicy() {
        String label = getText("缺失处理");
        return label == null ? MissingPolicy.PENDING : Labelled.fromLabel(MissingPolicy.class, label);
    }

    Rounding findRounding() {
        return new Rounding(getNumber("小数位数"), Labelled.fromLabel(RoundingRule.class, getText("舍入方式")));
    }

    private void readSheet(SheetGrid sheet) {
        findLabels(sheet).forEach((setting, label) -> readSetting(sheet, setting, label));
        recordPlace("缺失处理", "", sheet);
        recordPlace(BONUS_LIMIT, toSettingKey(BONUS_LIMIT), sheet);
        recordPlace(ABOVE_FULL_MARKS, toSettingKey(ABOVE_FULL_MARKS), sheet);
        recordPlace(FAULT_METHOD, toSettingKey(FAULT_METHOD), sheet);
        recordPlace(SHARED_POINTS, toSettingKey(SHARED_POINTS), sheet);
    }

    /** The cells of the labels by setting, in the order of the settings. */
    private Map<ListColumn, GridCell> findLabels(SheetGrid sheet) {
        List<GridCell> labels = new ArrayList<>();
        for (int row = 0; row < sheet.rowCount(); row++) {
            if (!sheet.cellAt(row, 0).isBlank() || !sheet.cellAt(row, 1).isBlank()) {
                labels.add(sheet.cellAt(row, 0));
            }
        }
        int end = labels.isEmpty() ? 0 : labels.get(labels.size() - 1).row() + 1;
        Map<String, GridCell> known = ListSheetReader.findLabels(labels, SETTINGS, sheet.cellAt(end, 0), problems);
        Map<ListColumn, GridCell> ordered = new LinkedHashMap<>();
        for (ListColumn setting : SETTINGS) {
            if (known.containsKey(setting.label())) {
                ordered.put(setting, known.get(setting.label()));
            }
        }
        return ordered;
    }

    private void readSetting(SheetGrid sheet, ListColumn setting, GridCell label) {
        GridCell cell = sheet.cellAt(label.row(), 1);
        Object value = setting.required()
                ? cells.parseRequired(cell, setting.kind(), new Bilingual(setting.label(), setting.label()))
                : cells.parse(cell, setting.kind());
        boolean usable = !WHOLE.contains(setting.kind()) || cells.checkWholeNumber(cell, (BigDecimal) value);
        settings.put(setting.label(), usable ? value : null);
        places.put(setting.label(), cell);
        DataRowFinder.checkStruck(cell, problems);
        DataRowFinder.checkVisible(cell, problems);
        if (sheet.isHidden(cell.row())) {
            problems.addAt(
                    ProblemCode.HIDDEN_ROW,
                    label,
                    new Bilingual("可见的行", "a visible row"),
                    new Bilingual("请取消隐藏", "Unhide it"));
        }
    }

    private void recordPlace(String label, String key, SheetGrid sheet) {
        GridCell place = places.get(label);
        if (place != null) {
            refs.put(key, new RuleSource(label, problems.file(), sheet.sheetName(), place.row() + 1));
        }
    }

    private String getText(String setting) {
        return (String) settings.get(setting);
    }

    private int getNumber(String setting) {
        return ((BigDecimal) settings.get(setting)).intValue();
    }

    private boolean isYes(String setting) {
        return YesNo.YES.label().equals(getText(setting));
    }

    /** Checks what several settings say together. */
    void check() {
        if (whole && getNumber("年度止") < getNumber("年度起")) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    places.get("年度止"),
                    Bilingual.of("不早于年度起 %d", "a last year not before the first, %d", getNumber("年度起")),
                    new Bilingual("也许两格填反了", "The two cells may be swapped"));
        }
        if (id == null && !places.isEmpty() && whole) {
            problems.addAt(
                    ProblemCode.INCONSISTENT,
                    places.get("方案编号"),
                    new Bilingual("小写字母、数字和连字符", "lower-case letters, digits and hyphens"),
                    null);
        }
    }

    Scheme createScheme(List<Indicator> indicators, List<IndicatorGroup> groups, Map<String, Threshold> thresholds) {
        return new Scheme(
                getText("方案编号"),
                getText("标题"),
                getText("适用地区"),
                getNumber("年度起"),
                getNumber("年度止"),
                bases.resolve(getText("依据"), places.get("依据")),
                getText("依据状态"),
                isYes("自报指标"),
                findMissingPolicy(),
                findRounding(),
                (BigDecimal) settings.get("满分"),
                new BonusBounds((BigDecimal) settings.get(BONUS_LIMIT), isYes(ABOVE_FULL_MARKS)),
                getText(FAULT_METHOD),
                SharedPoints.parse(getText(SHARED_POINTS), places.get(SHARED_POINTS), problems),
                Set.copyOf(CellList.split(getText("绩效维度"))),
                List.copyOf(indicators),
                List.copyOf(groups),
                thresholds);
    }

    static boolean isId(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,62}");
    }
}
