package org.plumbline.core.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.core.workbook.ListSheetReader;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;

/** The lines of a form dictionary, cell by cell, for comparisons. A line is identified by its spelling and where it counts. */
public final class FormDictionaryContent {

    /** What a line is identified by, as far as its sheet has it. */
    private static final List<String> KEY = List.of(
            DictionarySheet.TABLE,
            DictionarySheet.KIND,
            DictionarySheet.SPELLING,
            DictionarySheet.REGION,
            DictionarySheet.VALUE,
            DictionarySheet.POSITION);

    private FormDictionaryContent() {}

    /** @param workbook that {@link FormDictionaryReader} has accepted */
    public static WorkbookContent read(byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(FormDictionary.FILE);
        Map<String, SheetGrid> sheets = WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, problems);
        List<SheetContent> read = new ArrayList<>();
        for (DictionarySheet sheet : DictionarySheet.values()) {
            SheetGrid grid = sheets.get(sheet.title());
            if (grid != null) {
                read.add(readSheet(sheet, new ListSheetReader(grid, sheet.columns(), problems).readRows()));
            }
        }
        return new WorkbookContent(List.copyOf(read), List.of());
    }

    private static SheetContent readSheet(DictionarySheet sheet, List<ListRow> rows) {
        List<ContentColumn> columns = new ArrayList<>();
        for (int i = 0; i < sheet.columns().size(); i++) {
            ListColumn column = sheet.columns().get(i);
            ColumnRole role = KEY.contains(column.label()) ? ColumnRole.KEY : ColumnRole.ENTRY;
            Bilingual label = new Bilingual(column.label(), column.label());
            columns.add(new ContentColumn(i, role, label, column.meaning(), null));
        }
        return new SheetContent(
                sheet.title(),
                SheetKind.LINES,
                null,
                List.copyOf(columns),
                rows.stream().map(row -> readRow(sheet, row)).toList(),
                0);
    }

    private static ContentRow readRow(DictionarySheet sheet, ListRow row) {
        List<String> values = new ArrayList<>();
        for (ListColumn column : sheet.columns()) {
            values.add(row.findCell(column.label()).strippedText());
        }
        String key = KEY.stream()
                .map(label -> findValue(sheet, values, label))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" / "));
        int number = row.findCell(DictionarySheet.SPELLING).row() + 1;
        return new ContentRow(key, number, Collections.unmodifiableList(values));
    }

    private static String findValue(DictionarySheet sheet, List<String> values, String label) {
        for (int i = 0; i < sheet.columns().size(); i++) {
            if (sheet.columns().get(i).label().equals(label)) {
                return values.get(i);
            }
        }
        return null;
    }

    /**
     * The meanings whose spellings both dictionaries have in another order, of which the first is the better, such as
     * 表头：指标表 / 权重.
     */
    public static List<String> listReordered(WorkbookContent before, WorkbookContent after) {
        List<String> reordered = new ArrayList<>();
        for (DictionarySheet sheet : List.of(DictionarySheet.HEADINGS, DictionarySheet.LABELS)) {
            Map<String, List<String>> earlier = groupByMeaning(sheet, before);
            groupByMeaning(sheet, after).forEach((meaning, keys) -> {
                List<String> old = new ArrayList<>(earlier.getOrDefault(meaning, List.of()));
                List<String> now = new ArrayList<>(keys);
                old.retainAll(keys);
                now.retainAll(old);
                if (!old.equals(now)) {
                    reordered.add(sheet.title() + "：" + meaning);
                }
            });
        }
        return List.copyOf(reordered);
    }

    private static Map<String, List<String>> groupByMeaning(DictionarySheet sheet, WorkbookContent content) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        content.findSheet(sheet.title()).ifPresent(lines -> lines.entries().forEach(line -> {
            String meaning = Stream.of(DictionarySheet.TABLE, DictionarySheet.MEANING)
                    .map(label -> findValue(sheet, line.values(), label))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" / "));
            groups.computeIfAbsent(meaning, none -> new ArrayList<>()).add(line.key());
        }));
        return groups;
    }
}
