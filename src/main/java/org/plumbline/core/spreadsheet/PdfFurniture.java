package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plumbline.core.spreadsheet.PdfLayout.Item;

/** Leaves out what a program repeats on every page: page numbers, and lines at the same place of the page before. */
final class PdfFurniture {

    /** 3, - 3 -, 第3页, 第 3 页 共 5 页, 3/5. */
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-–—·\\s]*第?\\s*\\d{1,3}\\s*页?(?:[\\s,，/／、]*共?\\s*\\d{1,3}\\s*页?)?[-–—·\\s]*");

    private static final Pattern CONTINUED = Pattern.compile("[（(]?\\s*(?:续上?表|接上?[页表])\\s*[)）]?");
    /** Of the page's height, at the top and at the bottom. */
    private static final double MARGIN = 0.15;
    /** Points. */
    private static final double SAME_PLACE = 3;

    /** The lines in the margins of the page before, by their text. */
    private Map<String, Double> before = Map.of();

    List<Item> without(List<Item> items) {
        Map<String, Double> margins = new HashMap<>();
        List<Item> kept = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean outermost = i == 0 || i == items.size() - 1;
            if (!(items.get(i) instanceof Item.Line line)) {
                kept.add(items.get(i));
            } else if (!isFurniture(line, outermost, margins)) {
                kept.add(line);
            }
        }
        before = margins;
        return kept;
    }

    private boolean isFurniture(Item.Line line, boolean outermost, Map<String, Double> margins) {
        String text = line.plain();
        boolean margin = line.y() < MARGIN * line.height() || line.y() > (1 - MARGIN) * line.height();
        if (!margin) {
            return CONTINUED.matcher(text).matches();
        }
        margins.put(text, line.y());
        boolean repeated = before.containsKey(text) && Math.abs(before.get(text) - line.y()) < SAME_PLACE;
        return repeated
                || CONTINUED.matcher(text).matches()
                || outermost && PAGE_NUMBER.matcher(text).matches();
    }
}
