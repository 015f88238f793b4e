package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.spreadsheet.SheetGrid;

/**
 * The forms of a file and the sheets that belong to none. The tables of a document are sheets of one form each time up to
 * the next indicator table; in a workbook only a sheet with a budget table belongs to its single form.
 *
 * @param forms in their order
 * @param others sheets that hold no form and belong to none, and hidden ones beside a form that is seen
 */
record FormFile(List<FormTables> forms, List<FormGrid> others) {

    private static final Pattern DOCUMENT_SHEET = Pattern.compile("表\\d+|正文");

    /** @param marker what our own form says of itself; empty for any other */
    static FormFile of(Map<String, SheetGrid> sheets, FormDictionary dictionary, Map<String, String> marker) {
        // renamed, our sheet is found as any other
        boolean ours = !marker.isEmpty() && sheets.containsKey(FormMarkerSheet.FORM);
        List<FormGrid> grids = new ArrayList<>();
        sheets.forEach((name, grid) -> {
            if (!name.equals(FormMarkerSheet.SHEET) && (!ours || name.equals(FormMarkerSheet.FORM))) {
                grids.add(new FormGrid(grid, dictionary));
            }
        });
        List<FormTables> forms = new ArrayList<>();
        List<FormGrid> others = new ArrayList<>();
        boolean document = sheets.keySet().stream()
                .allMatch(name -> DOCUMENT_SHEET.matcher(name).matches());
        addForms(grids, document, forms, others);
        if (forms.stream().anyMatch(form -> !form.cells().isSheetHidden())) {
            forms.removeIf(form -> form.cells().isSheetHidden() && others.add(form.cells()));
        }
        if (!document && forms.size() == 1) {
            List<FormGrid> budgets = others.stream().filter(FormFile::hasBudget).toList();
            others.removeAll(budgets);
            forms.set(0, forms.get(0).withBeside(budgets));
        }
        return new FormFile(List.copyOf(forms), List.copyOf(others));
    }

    private static void addForms(
            List<FormGrid> grids, boolean document, List<FormTables> forms, List<FormGrid> others) {
        List<FormGrid> waiting = new ArrayList<>();
        for (FormGrid cells : grids) {
            List<FormTables> found = FormTables.findForms(cells);
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

    private static boolean hasBudget(FormGrid cells) {
        return !cells.isSheetHidden() && BudgetTables.find(cells, new BitSet()).hasAmounts();
    }

    /** The labels of a form, on its own sheet and on the other tables of the same document. */
    static FormLabelReader findLabels(FormTables form, BitSet skipped) {
        FormLabelReader labels = FormLabelReader.of(form.cells(), skipped);
        form.beside().stream()
                .filter(cells -> DOCUMENT_SHEET.matcher(cells.sheetName()).matches())
                .forEach(cells -> labels.addMissing(FormLabelReader.of(
                        cells, BudgetTables.find(cells, new BitSet()).rows())));
        return labels;
    }
}
