package org.plumbline.core.claims;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Full names of public bodies in a text, such as 某市某区医疗保障局; names in titles of documents (《…》) do not count. */
final class BodyNames {

    /**
     * A name.
     *
     * @param kind without its place, such as 医疗保障局
     * @param from index of its first character
     * @param to index behind its last character
     */
    record BodyName(String name, String kind, int from, int to) {}

    private static final String CHARACTER = "[\\u4e00-\\u9fa5]";
    private static final Pattern NAME =
            Pattern.compile("((?:" + CHARACTER + "{1,7}?(?:省|市|州|县|区|旗)){1,3})(" + CHARACTER + "{2,6}?局)");
    /** Words before a name that are no part of it. */
    private static final Pattern BEFORE =
            Pattern.compile("^.*?(?:由|按照|根据|依据|年度|年|所属|下属|项目|的|是|向|与|及|将|对|经|到|形成|写出)(?=.{2,}[省市州县区旗])");

    private static final Pattern DOCUMENT = Pattern.compile("《[^》]*》");

    private BodyNames() {}

    static Stream<BodyName> find(String narrow) {
        String kept = DOCUMENT.matcher(narrow)
                .replaceAll(match -> "《" + " ".repeat(match.group().length() - 2) + "》");
        return NAME.matcher(kept).results().map(BodyNames::createName);
    }

    private static BodyName createName(MatchResult match) {
        int skipped = 0;
        Matcher before = BEFORE.matcher(match.group(1));
        while (before.find()) {
            skipped += before.end();
            before = BEFORE.matcher(match.group(1).substring(skipped));
        }
        return new BodyName(match.group().substring(skipped), match.group(2), match.start() + skipped, match.end());
    }

    /** The name that the report has most often; null where it has none. */
    static String findOwn(List<ReportParagraph> paragraphs) {
        return ReportReader.findMostFrequent(
                paragraphs.stream().flatMap(each -> find(each.narrow())).map(BodyName::name));
    }
}
