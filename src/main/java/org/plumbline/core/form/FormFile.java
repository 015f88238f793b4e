package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.spreadsheet.SheetGrid;

/**
 * The forms of a file and the sheets that belong to none. The tables of a document are sheets of one form each time up to
 * the next indicator table; in a workbook only a sheet with a budget table belongs to its single form.
 *
 * @param forms in their order
 * @param others sheets that hold no form and belong to none, and hidden ones beside a form that is seen
 * @param sheetAnswers answers about whole sheets, by the name of the sheet
 */
record FormFile(List<FormTables> forms, List<FormGrid> others, Map<String, String> sheetAnswers) {

    private static final Pattern DOCUMENT_SHEET = Pattern.compile("表\\d+|正文");

    /**
     * @param marker what our own form says of itself; empty for any other
     * @param answers to questions of an earlier reading, by their keys
     */
    static FormFile of(
            Map<String, SheetGrid> sheets,
            FormDictionary dictionary,
            Map<String, String> marker,
            Map<String, String> answers) {
        Map<String, String> sheetAnswers = findSheetAnswers(sheets.keySet(), answers);
        // renamed, our sheet is found as any other
        boolean ours = !marker.isEmpty() && sheets.containsKey(FormMarkerSheet.FORM);
        List<FormGrid> grids = new ArrayList<>();
        List<FormTables> forms = new ArrayList<>();
        List<FormGrid> others = new ArrayList<>();
        sheets.forEach((name, grid) -> {
            boolean aside = ours && !name.equals(FormMarkerSheet.FORM) && !sheetAnswers.containsKey(name);
            if (!name.equals(FormMarkerSheet.SHEET)) {
                (aside ? others : grids).add(new FormGrid(grid, dictionary));
            }
        });
        boolean document = sheets.keySet().stream()
                .allMatch(name -> DOCUMENT_SHEET.matcher(name).matches());
        addForms(grids, document, sheetAnswers, forms, others);
        moveHiddenForms(forms, others, sheetAnswers);
        if (!document && forms.size() == 1) {
            List<FormGrid> parts = others.stream()
                    .filter(cells -> isPart(cells, sheetAnswers.get(cells.sheetName())))
                    .toList();
            others.removeAll(parts);
            forms.set(0, forms.get(0).withBeside(parts));
        }
        return new FormFile(List.copyOf(forms), List.copyOf(others), Map.copyOf(sheetAnswers));
    }

    private static Map<String, String> findSheetAnswers(Set<String> sheets, Map<String, String> answers) {
        Map<String, String> about = new LinkedHashMap<>(answers);
        about.keySet().retainAll(sheets);
        return about;
    }

    /** Beside a form that is seen a hidden one counts only where an answer says so. */
    private static void moveHiddenForms(
            List<FormTables> forms, List<FormGrid> others, Map<String, String> sheetAnswers) {
        if (forms.stream().anyMatch(form -> !form.cells().isSheetHidden())) {
            forms.removeIf(form -> form.cells().isSheetHidden()
                    && !SheetMeanings.FORM.equals(sheetAnswers.get(form.cells().sheetName()))
                    && others.add(form.cells()));
        }
    }

    /** @param answer about the sheet; null for none */
    private static boolean isPart(FormGrid cells, String answer) {
        return answer == null ? hasBudget(cells) : answer.equals(SheetMeanings.PART);
    }

    private static void addForms(
            List<FormGrid> grids,
            boolean document,
            Map<String, String> sheetAnswers,
            List<FormTables> forms,
            List<FormGrid> others) {
        List<FormGrid> waiting = new ArrayList<>();
        for (FormGrid cells : grids) {
            List<FormTables> found = findForms(cells, sheetAnswers.get(cells.sheetName()));
            if (!found.get(0).tables().isEmpty()) {
                forms.addAll(found);
                int first = forms.size() - found.size();
                forms.set(first, forms.get(first).withBeside(waiting));
                waiting.clear();
            } else if (document && !cells.isSheetHidden()) {
                waiting.add(cells);
            } else {
                others.add(cells);
            }
        }
        if (forms.isEmpty()) {
            others.addAll(0, waiting);
        } else if (!waiting.isEmpty()) {
            FormTables last = forms.get(forms.size() - 1);
            List<FormGrid> all = new ArrayList<>(last.beside());
            all.addAll(waiting);
            forms.set(forms.size() - 1, last.withBeside(all));
        }
    }

    /** @param answer about the sheet; null for none */
    private static List<FormTables> findForms(FormGrid cells, String answer) {
        List<FormTables> found = FormTables.findForms(cells);
        OptionalInt header = SheetMeanings.findHeaderRow(cells, answer);
        return found.get(0).tables().isEmpty() && header.isPresent()
                ? List.of(FormTables.ofHeader(cells, header.getAsInt()))
                : found;
    }

    private static boolean hasBudget(FormGrid cells) {
        return !cells.isSheetHidden() && BudgetTables.find(cells, new BitSet()).hasAmounts();
    }

    /** Whether an answer's key is the name of a sheet of this file. */
    boolean hasSheet(String key) {
        return listSheets().anyMatch(cells -> cells.sheetName().equals(key));
    }

    private Stream<FormGrid> listSheets() {
        Stream<FormGrid> own =
                forms.stream().flatMap(form -> Stream.concat(Stream.of(form.cells()), form.beside().stream()));
        return Stream.concat(others.stream(), own);
    }

    /** Takes up the answers about its sheets. */
    void takeSheetAnswers(FormReadingLog log) {
        listSheets()
                .filter(cells -> sheetAnswers.containsKey(cells.sheetName()))
                .forEach(cells -> log.takeChoice(cells.sheetName(), null, null, listChoices(cells)));
    }

    /** Reports the sheets with content that belong to no form and have no answer. */
    void reportUnreadSheets(FormReadingLog log) {
        for (FormGrid cells : others) {
            List<Alternative> choices = listChoices(cells);
            boolean answered =
                    choices.stream().anyMatch(each -> each.value().equals(sheetAnswers.get(cells.sheetName())));
            if (cells.rowCount() == 0 || answered || forms.isEmpty() && choices.size() < 2) {
                continue;
            }
            log.addUnread(
                    cells.isSheetHidden() ? FormProblemCode.HIDDEN_SHEET : FormProblemCode.SHEET_UNREAD,
                    cells.sheetName(),
                    null,
                    null,
                    fillIn("请选择这张工作表是什么", "Choose what the sheet is"),
                    choices);
        }
    }

    private List<Alternative> listChoices(FormGrid cells) {
        boolean holdsForm = !FormTables.findForms(cells).get(0).tables().isEmpty();
        boolean beside = forms.size() == 1 && forms.get(0).cells() != cells;
        return SheetMeanings.listChoices(cells, holdsForm, beside);
    }

    static FormLabelReader findLabels(FormTables form, BitSet skipped) {
        return findLabels(
                form, skipped, cells -> BudgetTables.find(cells, new BitSet()).rows());
    }

    /**
     * The labels of a form, on its own sheet and on the other tables of the same document.
     *
     * @param skipped rows of tables on its own sheet
     * @param skippedBeside rows of tables on another
     */
    static FormLabelReader findLabels(FormTables form, BitSet skipped, Function<FormGrid, BitSet> skippedBeside) {
        FormLabelReader labels = FormLabelReader.of(form.cells(), skipped);
        form.beside().stream()
                .filter(cells -> DOCUMENT_SHEET.matcher(cells.sheetName()).matches())
                .forEach(cells -> labels.addMissing(FormLabelReader.of(cells, skippedBeside.apply(cells))));
        return labels;
    }
}
