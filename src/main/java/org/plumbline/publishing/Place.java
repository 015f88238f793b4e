package org.plumbline.publishing;

/** Where on a page a sheet, row or cell is shown: an anchor that a link from any page can name. */
public final class Place {

    private Place() {}

    public static String sheet(String sheet) {
        return sheet.codePoints()
                .map(c -> Character.isLetterOrDigit(c) ? c : '-')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param row Excel's own number */
    public static String row(String sheet, int row) {
        return sheet(sheet) + "-r" + row;
    }

    /** @param cell such as D12; of a range, the first */
    public static String cell(String sheet, String cell) {
        return sheet(sheet) + "-" + first(cell);
    }

    static String first(String cell) {
        return cell.replaceFirst(":.*", "");
    }
}
