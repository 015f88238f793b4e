package org.plumbline.core.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.claims.ReportSection.Kind;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.TextBlock;

/** Follows the titles and headings of a document. */
final class ReportOutline {

    static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})\\s*年");

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_HEADING = 40;
    /** Lines before a title's last that may belong to it. */
    private static final int MOST_LINES = 2;

    private static final Pattern TITLE = Pattern.compile("[^。;,]*(?:报告|自评表)(?:\\([^()]*\\))?");
    private static final List<Pattern> LEVELS = List.of(
            Pattern.compile("第[一二三四五六七八九十]{1,3}部分.*"),
            Pattern.compile("[一二三四五六七八九十]{1,3}、.*"),
            Pattern.compile("\\([一二三四五六七八九十]{1,3}\\).*"),
            Pattern.compile("\\d{1,2}[.、].*"));
    private static final Pattern ITEM =
            Pattern.compile("(?:\\d{1,2}[.、]|\\(\\d{1,2}\\))\\s*([^:。]{2,60}):.*", Pattern.DOTALL);
    private static final Pattern KIND_OF_REPORT =
            Pattern.compile("(?:专项预算项目|专项资金|专项|预算|项目支出|项目|部门整体支出|部门整体|支出|财政配套)*绩效(?:目标)?(?:自评|评价)(?:总)?(?:报告|表).*");
    private static final Pattern KIND_OF_MONEY = Pattern.compile("(?:服务费|工作经费|补助资金|资金|经费)$");

    private final CheckBook book;
    private final List<ReportSection> sections = new ArrayList<>();
    private final List<String> recent = new ArrayList<>();
    private final String[] headings = new String[LEVELS.size() + 1];

    ReportOutline(CheckBook book) {
        this.book = book;
    }

    ReportParagraph add(TextBlock.Paragraph paragraph) {
        String narrow = SheetGrid.toHalfWidth(paragraph.text());
        String bare = narrow.strip();
        if (isTitle(bare)) {
            addSection(joinTitle(bare));
        } else {
            followHeading(bare);
        }
        recent.add(bare);
        Matcher item = ITEM.matcher(bare);
        return new ReportParagraph(
                new ClaimPlace(null, paragraph.page(), paragraph.number(), null),
                paragraph.text(),
                narrow,
                section(),
                joinHeadings(),
                item.matches() ? item.group(1).strip() : "");
    }

    private static boolean isTitle(String bare) {
        return bare.length() <= LONGEST_TITLE && TITLE.matcher(bare).matches() && findLevel(bare) < 0;
    }

    /** With the lines before, where the last one of a title names no year. */
    private String joinTitle(String last) {
        String title = last;
        for (int i = recent.size() - 1; i >= Math.max(0, recent.size() - MOST_LINES); i--) {
            String before = recent.get(i);
            boolean part = before.length() <= LONGEST_HEADING
                    && !before.matches(".*[。;:,].*|附件.*|摘要")
                    && findLevel(before) < 0
                    && !isTitle(before);
            if (!part || YEAR.matcher(title).find()) {
                break;
            }
            title = before + title;
        }
        return title;
    }

    private void addSection(String title) {
        Arrays.fill(headings, null);
        Matcher year = YEAR.matcher(title);
        String subject = KIND_OF_REPORT
                .matcher(YEAR.matcher(title).replaceAll("").replaceFirst("^度", ""))
                .replaceAll("");
        sections.add(new ReportSection(
                sections.size(),
                title,
                year.find() ? Integer.valueOf(year.group(1)) : null,
                findKind(title),
                KIND_OF_MONEY.matcher(subject).replaceAll("")));
    }

    private static Kind findKind(String title) {
        if (title.contains("部门整体") || title.contains("整体绩效") || title.contains("整体支出") || !title.contains("项目")) {
            return Kind.DEPARTMENT;
        }
        return Kind.PROJECT;
    }

    private void followHeading(String bare) {
        int level = findLevel(bare);
        boolean inside = level < 0
                && bare.length() <= LONGEST_HEADING
                && bare.endsWith(":")
                && book.hasPhrase(PhraseKind.PROBLEM_HEADING, bare);
        if (inside) {
            level = LEVELS.size();
        }
        if (level < 0
                || bare.length() > LONGEST_HEADING
                || bare.indexOf('。') >= 0 && bare.indexOf('。') < bare.length() - 1) {
            return;
        }
        for (int i = level; i < headings.length; i++) {
            headings[i] = null;
        }
        headings[level] = bare;
    }

    private static int findLevel(String bare) {
        for (int i = 0; i < LEVELS.size(); i++) {
            if (LEVELS.get(i).matcher(bare).matches()) {
                return i;
            }
        }
        return -1;
    }

    private String joinHeadings() {
        List<String> set = new ArrayList<>();
        for (String heading : headings) {
            if (heading != null) {
                set.add(heading);
            }
        }
        return String.join(" / ", set);
    }

    /** Index of the section under way. */
    int section() {
        if (sections.isEmpty()) {
            sections.add(new ReportSection(0, "", null, Kind.UNKNOWN, ""));
        }
        return sections.size() - 1;
    }

    List<ReportSection> sections() {
        section();
        return List.copyOf(sections);
    }
}
