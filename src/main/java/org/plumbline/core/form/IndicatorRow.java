package org.plumbline.core.form;

import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * What a row of an indicator table is about.
 *
 * @param row its index
 * @param code null where the row has none; likewise the levels
 * @param name null where only a level names the row, and the catalogue knows it by its code
 * @param place the cell that names it
 */
record IndicatorRow(int row, String code, String level1, String level2, String name, GridCell place) {}
