package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Ids of schemes proposed from Chinese titles: place and subject in pinyin, what kind of evaluation it is in the word that
 * ids use. A proposal only: its author may write another one.
 */
public final class SchemeIds {

    /** Syllables of one name; more make an id hard to read. */
    private static final int MOST_SYLLABLES = 5;

    private static final int MOST_CHARACTERS = 48;

    private static final String WITHOUT_NAME = "scheme";

    /** The words of ids; words that nearly every title has are left out. The longest that matches counts. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    /** Names whose usual reading is not the first of each character. */
    private static final Map<String, String> READINGS = Map.ofEntries(
            Map.entry("重庆", "chongqing"),
            Map.entry("长沙", "changsha"),
            Map.entry("长春", "changchun"),
            Map.entry("长治", "changzhi"),
            Map.entry("成都", "chengdu"),
            Map.entry("厦门", "xiamen"),
            Map.entry("六安", "luan"),
            Map.entry("蚌埠", "bengbu"),
            Map.entry("台州", "taizhou"),
            Map.entry("朝阳", "chaoyang"),
            Map.entry("会计", "kuaiji"),
            Map.entry("大厂", "dachang"));

    static {
        Stream.of("部门整体支出", "部门整体", "部门支出", "部门").forEach(word -> WORDS.put(word, "department"));
        Stream.of("单位整体支出", "单位整体", "单位").forEach(word -> WORDS.put(word, "unit"));
        Stream.of("项目支出", "项目").forEach(word -> WORDS.put(word, "project"));
        Stream.of("专项资金", "转移支付").forEach(word -> WORDS.put(word, "fund"));
        WORDS.put("政策", "policy");
        WORDS.put("全国", "national");
        Stream.of(
                        "预算", "绩效", "自评", "评价", "考核", "评分", "指标体系", "指标", "标准", "方案", "办法", "细则", "整体", "支出", "年度",
                        "通用", "的", "年")
                .forEach(word -> WORDS.put(word, ""));
    }

    private SchemeIds() {}

    /**
     * The first of {@code base}, {@code base-2}, {@code base-3} … that no scheme has.
     *
     * @param title of the scheme; any text
     * @param taken ids in use
     */
    public static String propose(String title, Collection<String> taken) {
        String base = transcribe(title);
        String id = base;
        for (int number = 2; taken.contains(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }

    private static String transcribe(String title) {
        List<String> parts = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int syllables = 0;
        int at = 0;
        while (at < title.length()) {
            Optional<String> word = findLongest(WORDS.keySet(), title, at);
            Optional<String> reading = findLongest(READINGS.keySet(), title, at);
            String letters =
                    word.isPresent() ? null : reading.map(READINGS::get).orElse(read(title.charAt(at)));
            boolean latin = letters != null && isLatin(title.charAt(at));
            if (letters == null || latin != isLatinAtEnd(title, at, name)) {
                addPart(parts, name);
                syllables = 0;
            }
            word.map(WORDS::get).filter(each -> !parts.contains(each)).ifPresent(parts::add);
            if (letters != null && (latin || syllables < MOST_SYLLABLES)) {
                name.append(letters);
                syllables += reading.map(String::length).orElse(1);
            }
            at += word.or(() -> reading).map(String::length).orElse(1);
        }
        addPart(parts, name);
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? WITHOUT_NAME : shorten(String.join("-", parts));
    }

    private static boolean isLatinAtEnd(String title, int at, StringBuilder name) {
        return name.isEmpty() ? isLatin(title.charAt(at)) : isLatin(title.charAt(at - 1));
    }

    private static void addPart(List<String> parts, StringBuilder name) {
        parts.add(name.toString());
        name.setLength(0);
    }

    private static Optional<String> findLongest(Collection<String> words, String title, int at) {
        return words.stream().filter(word -> title.startsWith(word, at)).max(Comparator.comparing(String::length));
    }

    private static boolean isLatin(char c) {
        return c < 128;
    }

    /** Lower-case letters or a digit; null for a character that has none. */
    private static String read(char c) {
        if (isLatin(c)) {
            return Character.isLetterOrDigit(c) ? String.valueOf(Character.toLowerCase(c)) : null;
        }
        String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
        return readings == null || readings.length == 0 ? null : readings[0].replaceAll("[^a-z]", "");
    }

    /** Whole parts from the left. */
    private static String shorten(String id) {
        return id.length() <= MOST_CHARACTERS
                ? id
                : id.substring(0, MOST_CHARACTERS).replaceFirst("-[^-]*$", "");
    }
}
