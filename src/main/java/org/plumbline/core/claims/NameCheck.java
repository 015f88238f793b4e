package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.claims.ReportSection.Kind;

/** Names and years of other reports: another body, another project, another kind of report, another year. */
final class NameCheck {

    private static final Pattern OWN_REPORT = Pattern.compile("((?:19|20)\\d{2})年度?[^,。;《》]{0,50}?绩效(?:自评|评价)(?:总)?报告");
    private static final Pattern CITED = Pattern.compile(".*(?:根据|依据|文件|通知|下达|印发|考察|批复).*", Pattern.DOTALL);
    private static final Pattern DOCUMENT = Pattern.compile("《[^》]*》");
    private static final String PROJECT_WORDS = "”?(?:项目|资金|服务费|经费)";
    private static final int SHORTEST_NAME = 3;

    private final Report report;
    private final CheckBook book;
    private final FindingList findings;

    NameCheck(Report report, CheckBook book, FindingList findings) {
        this.report = report;
        this.book = book;
        this.findings = findings;
    }

    void check() {
        report.claims().stream().filter(claim -> claim.is(ClaimKind.BODY)).forEach(this::checkBody);
        for (ReportSection section : report.sections()) {
            if (section.kind() == Kind.PROJECT) {
                checkOtherProjects(section);
                checkKind(section);
            }
            checkTitleYear(section);
        }
        report.paragraphs().forEach(this::checkNamedYear);
    }

    /** A body of the same kind with another place, outside of documents that the text cites. */
    private void checkBody(Claim claim) {
        boolean other = report.body() != null
                && !claim.subject().endsWith(report.body())
                && kindOf(claim.subject()).equals(kindOf(report.body()))
                && !CITED.matcher(claim.context()).matches();
        if (other) {
            findings.add(ClaimCheck.OTHER_BODY, BigDecimal.ONE, List.of(claim.place()), claim.subject(), report.body());
        }
    }

    private static String kindOf(String body) {
        return BodyNames.find(body).map(BodyNames.BodyName::kind).findFirst().orElse(body);
    }

    private void checkOtherProjects(ReportSection section) {
        for (ReportSection other : report.sections()) {
            String name = other.subject();
            boolean different = other.kind() == Kind.PROJECT
                    && name.length() >= SHORTEST_NAME
                    && !name.contains(section.subject())
                    && !section.subject().contains(name);
            if (!different) {
                continue;
            }
            Pattern named = Pattern.compile("“?" + Pattern.quote(name) + PROJECT_WORDS);
            report.paragraphs().stream()
                    .filter(each -> each.section() == section.index())
                    .filter(each ->
                            named.matcher(withoutDocuments(each.narrow())).find())
                    .findFirst()
                    .ifPresent(each -> findings.add(
                            ClaimCheck.OTHER_PROJECT, BigDecimal.ONE, List.of(each.place()), name, section.subject()));
        }
    }

    private static String withoutDocuments(String narrow) {
        return DOCUMENT.matcher(narrow).replaceAll("");
    }

    private void checkKind(ReportSection section) {
        report.paragraphs().stream()
                .filter(each -> each.section() == section.index())
                .filter(each -> book.hasPhrase(PhraseKind.DEPARTMENT_TEXT, withoutDocuments(each.narrow())))
                .findFirst()
                .ifPresent(each -> findings.add(
                        ClaimCheck.OTHER_KIND,
                        BigDecimal.ONE,
                        List.of(each.place()),
                        book.findPhrase(PhraseKind.DEPARTMENT_TEXT, each.narrow())
                                .orElse("")));
    }

    private void checkTitleYear(ReportSection section) {
        if (section.year() == null || report.year() == null || section.year().equals(report.year())) {
            return;
        }
        report.paragraphs().stream()
                .filter(each -> each.section() == section.index())
                .findFirst()
                .ifPresent(each -> addYear(each, section.year()));
    }

    private void checkNamedYear(ReportParagraph paragraph) {
        if (report.year() == null || paragraph.narrow().strip().length() <= 60) {
            return; // a title of its own is a section's
        }
        Matcher named = OWN_REPORT.matcher(withoutDocuments(paragraph.narrow()));
        while (named.find()) {
            int year = Integer.parseInt(named.group(1));
            if (year != report.year()) {
                addYear(paragraph, year);
            }
        }
    }

    private void addYear(ReportParagraph paragraph, int year) {
        findings.add(
                ClaimCheck.OTHER_YEAR,
                BigDecimal.ONE,
                List.of(paragraph.place()),
                Integer.toString(year),
                Integer.toString(report.year()));
    }
}
