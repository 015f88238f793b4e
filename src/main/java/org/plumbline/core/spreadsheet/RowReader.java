package org.plumbline.core.spreadsheet;

import java.util.List;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Receives a sheet's rows in order. */
public interface RowReader {

    /**
     * @param row from 0
     * @param hidden whether the row is not visible, including rows left out by a filter
     * @param cells the cells in the file, in its order; the list is reused for the next row
     * @return whether to continue
     */
    boolean row(int row, boolean hidden, List<GridCell> cells);
}
