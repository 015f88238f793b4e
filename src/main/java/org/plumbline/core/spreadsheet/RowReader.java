package org.plumbline.core.spreadsheet;

import java.util.List;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Takes up a sheet's rows in order. */
public interface RowReader {

    /**
     * @param row from 0
     * @param hidden whether the row is not seen, be it that a filter leaves it out
     * @param cells those that the file has, in its order; the list is used again for the next row
     * @return whether to go on
     */
    boolean row(int row, boolean hidden, List<GridCell> cells);
}
