package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.draft.DraftMethods.MethodRow;
import org.plumbline.core.draft.SchemeDraft.IndicatorDraft;
import org.plumbline.core.draft.SentenceDraft.NotUnderstood;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.core.workbook.SchemeTemplateWriter;
import org.plumbline.core.workbook.SchemeTemplateWriter.TemplateOptions;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * Writes the rule workbook of a draft: catalogue, weights, tables, grades and test cases. Every row names its document
 * and sentence as its basis, every drafted cell has the sentence as its comment, and a sheet of notes lists what was not
 * understood. An indicator without rows stays in the catalogue without a method, so that nothing scores it silently.
 */
public final class DraftWorkbookWriter {

    private static final String METHOD = "评分办法";
    private static final String BASIS = "依据";
    private static final List<String> PERFORMANCE = List.of("产出", "效益", "满意度");

    private final SchemeDraft draft;
    private final String document;
    private final DraftMethods methods;

    private DraftWorkbookWriter(SchemeDraft draft, String document) {
        this.draft = draft;
        this.document = document;
        this.methods = DraftMethods.of(draft);
    }

    /**
     * What a draft is of.
     *
     * @param document title of the document that prints the standards, as the basis of every row
     */
    public record DraftOptions(
            String id, String title, String jurisdiction, int yearFrom, int yearTo, String document) {}

    /**
     * An .xlsx file; equal drafts give equal bytes.
     *
     * @throws IllegalArgumentException naming the option that does not give a valid workbook, or where no indicator has
     *     rows or a question is open
     */
    public static byte[] toBytes(SchemeTemplate template, SchemeDraft draft, DraftOptions options) {
        if (!draft.openQuestions().isEmpty()) {
            throw new IllegalArgumentException(
                    "answers: " + draft.openQuestions().get(0).id());
        }
        DraftWorkbookWriter writer = new DraftWorkbookWriter(draft, toText(options.document()));
        if (writer.methods.byFamily().isEmpty()) {
            throw new IllegalArgumentException("form: 没有一条评分标准能起草 / no standard was drafted");
        }
        return writer.write(template, options);
    }

    private byte[] write(SchemeTemplate template, DraftOptions options) {
        BigDecimal fullMarks = listWeighted().map(IndicatorDraft::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        TemplateOptions scheme = new TemplateOptions(
                options.id(),
                options.title(),
                options.jurisdiction(),
                options.yearFrom(),
                options.yearTo(),
                fullMarks,
                Set.of());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(BASIS, document);
        settings.put("绩效维度", findPerformance());
        RuleWorkbookWriter workbook = SchemeTemplateWriter.start(template, scheme, settings);
        listWeighted().forEach(each -> workbook.addIndicator(toIndicator(each)));
        methods.byFamily().forEach((family, rows) -> addTable(workbook, family, rows));
        DraftCases.list(draft).forEach(workbook::addTest);
        return DraftComments.add(workbook.toBytes(), draft, methods);
    }

    /** The indicators with a weight: others cannot be in a catalogue. */
    private Stream<IndicatorDraft> listWeighted() {
        return draft.indicators().stream().filter(each -> each.weight() != null);
    }

    /** Null for none. */
    private String findPerformance() {
        Set<String> levels = listWeighted()
                .map(each -> each.indicator().level1())
                .filter(Objects::nonNull)
                .filter(level -> PERFORMANCE.stream().anyMatch(level::contains))
                .map(DraftWorkbookWriter::toText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return levels.isEmpty() ? null : String.join(";", levels);
    }

    private Map<String, Object> toIndicator(IndicatorDraft each) {
        DraftIndicator indicator = each.indicator();
        Target target = each.target();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("指标编号", indicator.code());
        cells.put("一级指标", toText(indicator.level1()));
        cells.put("二级指标", toText(indicator.level2()));
        cells.put("三级指标", toText(indicator.sentence().name()));
        cells.put("权重", each.weight());
        boolean stated = isStated(target.value());
        if (stated) {
            cells.put("符号", target.operator());
            cells.put(
                    "目标值",
                    target.value().numberOrNull() != null
                            ? target.value().numberOrNull()
                            : toText(target.value().toString()));
            boolean word = target.value().numberOrNull() == null && target.unit() == null;
            cells.put("单位", word ? "定性" : toText(target.unit()));
        }
        cells.put(METHOD, methods.of(indicator.code()));
        cells.put(BASIS, toBasis(indicator));
        cells.put("备注", describe(each, stated));
        return cells;
    }

    /** A wording with digits is likely a range or a date, which a catalogue cannot state. */
    private static boolean isStated(Value target) {
        return target != null
                && (target.numberOrNull() != null || target.toString().chars().noneMatch(Character::isDigit));
    }

    /** Null for nothing to say. */
    private static String describe(IndicatorDraft each, boolean stated) {
        List<String> remarks = new ArrayList<>();
        RuleSentence printed = each.indicator().sentence();
        if (each.draft() instanceof NotUnderstood missing) {
            remarks.add(
                    "没有起草：" + missing.reason().zh() + (missing.piece().isEmpty() ? "" : "（" + missing.piece() + "）"));
        }
        boolean changed = stated
                && printed.target() != null
                && !printed.target().equals(each.target().value());
        if (changed || !stated && printed.target() != null) {
            remarks.add("表中的目标值：" + printed.target());
        }
        if (printed.weight() != null && printed.weight().compareTo(each.weight()) != 0) {
            remarks.add("表中的权重：" + printed.weight().toPlainString());
        }
        return remarks.isEmpty() ? null : toText(String.join("；", remarks));
    }

    private String toBasis(DraftIndicator indicator) {
        RuleSentence sentence = indicator.sentence();
        String text = sentence.text() == null || sentence.text().isBlank() ? "没有评分标准" : "“" + sentence.text() + "”";
        return toText("%s，%s“%s”的评分标准：%s（待核）".formatted(document, indicator.place(), sentence.name(), text));
    }

    private void addTable(RuleWorkbookWriter workbook, String family, List<MethodRow> rows) {
        TableType<?> type = RuleFamilies.find(family).map(RuleFamily::table).orElseThrow();
        List<String> columns = new ArrayList<>();
        columns.add(METHOD);
        type.conditions().values().stream()
                .map(condition -> condition.label().zh())
                .filter(label -> rows.stream().anyMatch(row -> row.row().cells().containsKey(label)))
                .forEach(columns::add);
        type.actions().values().forEach(action -> columns.add(action.label().zh()));
        workbook.addTable(
                "扣分-" + type.title().zh(),
                family,
                columns,
                rows.stream().map(row -> toCells(row, columns)).toList());
    }

    private List<Object> toCells(MethodRow row, List<String> columns) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.id());
        for (String column : columns) {
            cells.add(
                    column.equals(METHOD)
                            ? row.method()
                            : column.equals(BASIS)
                                    ? toBasis(row.first())
                                    : row.row().cells().get(column));
        }
        return cells;
    }

    /** Without the characters that a rule workbook rejects; null for null. */
    static String toText(String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("\\p{Cf}", "")
                .replace('"', '”')
                .replace('\\', '＼')
                .replace('$', '＄')
                .strip();
        return plain.isEmpty() ? null : plain;
    }
}
