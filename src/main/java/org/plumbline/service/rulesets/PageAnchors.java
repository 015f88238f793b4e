package org.plumbline.service.rulesets;

/** The anchors of sheets, rows and cells on a page, for links from any page. */
public final class PageAnchors {

    private PageAnchors() {}

    public static String sheetAnchor(String sheet) {
        return sheet.codePoints()
                .map(c -> Character.isLetterOrDigit(c) ? c : '-')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param row Excel's row number */
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
