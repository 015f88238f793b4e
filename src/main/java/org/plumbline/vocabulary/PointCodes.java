package org.plumbline.vocabulary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The points of a checklist as entered: 1、2、3, 1-3, 1 2 3, ①②③, a line each, 全部 or 无. Text that is not a code of
 * the scheme is reported as an unknown code rather than ignored.
 *
 * @param codes the points ticked, as the scheme spells them
 * @param unknown the text that is no code of the scheme; null where all codes are known
 */
public record PointCodes(List<String> codes, String unknown) {

    private static final Set<String> ALL =
            Set.of("全部", "所有", "全选", "全部符合", "均符合", "全部满足", "均满足", "全部具备", "均具备", "全部达成");
    private static final Set<String> NONE = Set.of("无", "均无", "没有", "均不符合", "全不符合", "均未符合", "均未达成");

    /** Numbers in circles, brackets or with a full stop: ① ⑴ ⒈ ❶ ㊀ ㈠. */
    private static final Pattern ENCLOSED =
            Pattern.compile("[\\x{2460}-\\x{249b}\\x{24ea}-\\x{24ff}\\x{2776}-\\x{2793}]");

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；。|/／()（）√✓✔☑\\s\\p{Z}]+|和|及|与");
    private static final Pattern RANGE = Pattern.compile("(\\D{0,10}?)(\\d{1,3})[-–—―~～至到]+(\\D{0,10}?)(\\d{1,3})");
    private static final Pattern DRESS = Pattern.compile("^(?:第|要点)+|(?:项|条|点|号|[.．:：])+$");
    /** 1.2.3, but not 1.2, which may be the number 1.20. */
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(?:[.．]\\d{1,3}){2,}");
    /** A range without its end, or a doubt. */
    private static final Pattern OPEN = Pattern.compile("[-–—―~～至到].*|.*([-–—―~～至到]|[?？].*)");

    private static final Pattern MARK = Pattern.compile("[√✓✔☑]");
    private static final Pattern AROUND_MARK = Pattern.compile("[\\s\\p{Z}]*([√✓✔☑])[\\s\\p{Z}]*");
    private static final Pattern MARKED = Pattern.compile("([√✓✔☑][^√✓✔☑]+)+|([^√✓✔☑]+[√✓✔☑])+");
    private static final Pattern LISTED = Pattern.compile("[、,，;；。|/／\\s\\p{Z}]+");

    /**
     * @param written as submitted, a list of codes or one text for several
     * @param known the scheme's codes for the indicator; empty where its rules name none, and every code is taken as it
     *     is
     */
    public static PointCodes read(Collection<String> written, Collection<String> known) {
        if (known.isEmpty()) {
            return new PointCodes(List.copyOf(written), null);
        }
        Set<String> codes = new LinkedHashSet<>();
        for (String each : written) {
            String unknown = add(each, known, codes);
            if (unknown != null) {
                return new PointCodes(List.copyOf(codes), unknown);
            }
        }
        return new PointCodes(List.copyOf(codes), null);
    }

    /** @return the unknown text; null where all codes are known */
    private static String add(String written, Collection<String> known, Set<String> codes) {
        String text = written.strip();
        if (text.isEmpty() || one(text, known, codes)) {
            return null;
        }
        String folded = FoldedText.of(text);
        if (ALL.contains(folded)) {
            codes.addAll(known);
            return null;
        }
        if (NONE.contains(folded)) {
            return null;
        }
        if (MARK.matcher(text).find() && !isEachMarked(text)) {
            return text;
        }
        for (String part : parts(text)) {
            if (!one(part, known, codes) && !range(part, known, codes) && !dotted(part, known, codes)) {
                return part;
            }
        }
        return null;
    }

    /** Whether every point has its own mark: in 1√ 2 3√ the second point has none, and a mark alone names no point. */
    private static boolean isEachMarked(String text) {
        String close = AROUND_MARK.matcher(text).replaceAll("$1");
        return LISTED.splitAsStream(close).filter(piece -> !piece.isEmpty()).allMatch(piece -> MARKED.matcher(piece)
                .matches());
    }

    private static List<String> parts(String text) {
        String apart = ENCLOSED.matcher(text).replaceAll(match -> " " + enclosed(match.group()) + " ");
        String narrow = Normalizer.normalize(apart, Normalizer.Form.NFKC).replaceAll("\\s*([-–—―~～至到])\\s*", "$1");
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN.split(narrow)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** ⑴ is (1) and ⒈ is 1. when normalised; ❶ is unchanged. */
    private static String enclosed(String sign) {
        int c = sign.codePointAt(0);
        if (c >= 0x2776) {
            return Integer.toString((c - 0x2776) % 10 + 1);
        }
        return c >= 0x24eb && c <= 0x24f4
                ? Integer.toString(c - 0x24eb + 11)
                : Normalizer.normalize(sign, Normalizer.Form.NFKC).replaceAll("[^0-9a-zA-Z]", "");
    }

    private static boolean one(String written, Collection<String> known, Set<String> codes) {
        String bare =
                OPEN.matcher(written).matches() ? "" : DRESS.matcher(written).replaceAll("");
        for (String code : known) {
            if (code.equals(written) || !bare.isEmpty() && FoldedText.same(code, bare)) {
                codes.add(code);
                return true;
            }
        }
        return false;
    }

    private static boolean range(String part, Collection<String> known, Set<String> codes) {
        Matcher range = RANGE.matcher(part);
        if (!range.matches() || !range.group(3).isEmpty() && !range.group(3).equals(range.group(1))) {
            return false;
        }
        int first = Integer.parseInt(range.group(2));
        int last = Integer.parseInt(range.group(4));
        Set<String> all = new LinkedHashSet<>();
        for (int i = Math.min(first, last); i <= Math.max(first, last); i++) {
            if (!one(range.group(1) + i, known, all)) {
                return false;
            }
        }
        return codes.addAll(all) || !all.isEmpty();
    }

    /** 1.2.3 where no code is written so. */
    private static boolean dotted(String part, Collection<String> known, Set<String> codes) {
        if (!DOTTED.matcher(part).matches()) {
            return false;
        }
        Set<String> all = new LinkedHashSet<>();
        for (String each : part.split("[.．]")) {
            if (!one(each, known, all)) {
                return false;
            }
        }
        return codes.addAll(all) || !all.isEmpty();
    }
}
