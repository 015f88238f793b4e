package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.spreadsheet.SheetGrid;

/** Years in texts of a form. */
final class YearText {

    private static final Pattern YEAR = Pattern.compile("((?:19|2[01])\\d\\d)年?度?");
    /** No date: 2020年2月18日 says when the form was filled in. */
    private static final Pattern YEAR_IN_TITLE = Pattern.compile("((?:19|2[01])\\d\\d)\\s*年(?!\\s*\\d{1,2}\\s*月)度?");

    /** 2022-2023年度: the title names both. */
    private static final Pattern RANGE_IN_TITLE =
            Pattern.compile("((?:19|2[01])\\d\\d)\\s*(?:年度?)?\\s*(?:[-—–~至]|——)\\s*((?:19|2[01])\\d\\d\\s*年)");

    private static final Pattern CHINESE_YEAR = Pattern.compile("[一二][〇○零Oo0九][〇○零Oo0一二三四五六七八九]{2}(?=\\s*年)");
    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
    private static final Pattern LEADING_YEAR = Pattern.compile("[:：]?((?:19|2[01])\\d\\d)(?:\\D.*|$)", Pattern.DOTALL);

    private YearText() {}

    /** 2023, 2023年, 2023年度; null for anything else. */
    static Integer parse(String text) {
        Matcher year = YEAR.matcher(HeadingText.toHalfWidth(toArabicYears(text)));
        return year.matches() ? Integer.valueOf(year.group(1)) : null;
    }

    /** The years that a title names. 2023年开展的2022年度 names two; the one followed by 年度 comes first. */
    static List<Integer> list(String title) {
        List<Integer> years = new ArrayList<>();
        String arabic = toArabicYears(SheetGrid.toHalfWidth(title));
        Matcher year = YEAR_IN_TITLE.matcher(RANGE_IN_TITLE.matcher(arabic).replaceAll("$1年 $2"));
        while (year.find()) {
            Integer found = Integer.valueOf(year.group(1));
            if (!years.contains(found)) {
                years.add(year.group().endsWith("度") ? 0 : years.size(), found);
            }
        }
        return List.copyOf(years);
    }

    /** The year with which a text begins, such as that of a date; null for none. */
    static String findLeading(String text) {
        Matcher leading = LEADING_YEAR.matcher(HeadingText.toHalfWidth(text));
        return leading.matches() ? leading.group(1) : null;
    }

    /** 二〇二二年度 as 2022年度. */
    private static String toArabicYears(String text) {
        return CHINESE_YEAR.matcher(text).replaceAll(found -> found.group()
                .chars()
                .mapToObj(c -> Integer.toString(Math.max(0, CHINESE_DIGITS.indexOf(c))))
                .collect(Collectors.joining()));
    }
}
