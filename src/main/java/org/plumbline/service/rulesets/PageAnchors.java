package org.plumbline.service.rulesets;

/** Where on a page a sheet, row or cell is shown: an anchor that a link from any page can name. */
public final class PageAnchors {

    private PageAnchors() {}

    public static String sheetAnchor(String sheet) {
        return sheet.codePoints()
                .map(c -> Character.isLetterOrDigit(c) ? c : '-')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param row Excel's own number */
    public static String rowAnchor(String sheet, int row) {
        return sheetAnchor(sheet) + "-r" + row;
    }

    /** @param cell such as D12; of a range, the first */
    public static String cellAnchor(String sheet, String cell) {
        return sheetAnchor(sheet) + "-" + firstCell(cell);
    }

    static String firstCell(String cell) {
        return cell.replaceFirst(":.*", "");
    }
}
