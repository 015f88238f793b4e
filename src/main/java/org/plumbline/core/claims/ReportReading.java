package org.plumbline.core.claims;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.basics.SubmissionLimits;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ReportFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;
import org.plumbline.vocabulary.StatedFact;

/** A published report, read as a whole: the claims of its sentences and what its tables state. */
public final class ReportReading {

    /** 5 MB; 5,000 rows and 256 columns a table. */
    public static final WorkbookLimits LIMITS = new WorkbookLimits(5 << 20, 20 << 20, 200, 5_000, 256);

    private final Report report;
    private final CheckBook book;
    private final List<Problem> problems;

    private ReportReading(Report report, CheckBook book, List<Problem> problems) {
        this.report = report;
        this.book = book;
        this.problems = problems;
    }

    /**
     * @param file file name given by the sender
     * @param dictionary what the headings of tables mean
     * @param book the words of reports and the checks
     */
    public static ReportReading open(String file, byte[] document, FormDictionary dictionary, CheckBook book) {
        ReportFile opened = ReportFile.open(file, document, LIMITS);
        Report read = new ReportReader(book, dictionary).read(Sha256.of(document), opened.blocks());
        return new ReportReading(read, book, listProblems(file, document, opened.problems()));
    }

    /** With the page on which a file belongs that is no report: a table or another page's workbook. */
    private static List<Problem> listProblems(String file, byte[] document, List<Problem> found) {
        return FileDestination.guess(document)
                .filter(destination -> destination != FileDestination.DOCUMENT)
                .filter(destination -> destination != FileDestination.FORMS || !found.isEmpty())
                .map(destination -> new Problem(
                        ProblemCode.FORM_FILE,
                        file,
                        null,
                        null,
                        null,
                        new Bilingual("一份整份报告", "a whole report"),
                        destination.advice()))
                .map(problem ->
                        Stream.concat(Stream.of(problem), found.stream()).toList())
                .orElse(found);
    }

    /** Problems that prevent it from being opened; empty where there are none. */
    public List<Problem> problems() {
        return problems;
    }

    public String sha256() {
        return report.sha256();
    }

    /** The fiscal year; null where the report names none. */
    public Integer year() {
        return report.year();
    }

    /** The body whose report it is; null where it names none. */
    public String body() {
        return report.body();
    }

    /** In the order of the text, without the cells of tables. */
    public List<ReportParagraph> paragraphs() {
        return report.paragraphs().stream()
                .filter(each -> each.place().cell() == null)
                .toList();
    }

    /** In the order of the text. */
    public List<Claim> claims() {
        return report.claims();
    }

    /** Numbers of the text that no claim has, such as Chinese numerals; nothing is checked of them. */
    public List<UnreadNumber> unread() {
        return report.unread();
    }

    /** Titles of the report, or of the reports within the document, in their order; {@link Claim#section} counts them. */
    public List<String> titles() {
        return report.sections().stream().map(ReportSection::title).toList();
    }

    /**
     * Every claim as a fact, in the order of the text.
     *
     * @param file name of the report, for the sources
     */
    public List<ClaimFact> listFacts(String file) {
        return new ClaimFacts(report, book, file).list();
    }

    /**
     * The ticked claims as facts of a submission, at most as many as a submission may have.
     *
     * @param section index of the title under which they are; null for the whole document
     */
    public List<StatedFact> listTickedFacts(String file, Map<String, Boolean> decisions, Integer section) {
        return new ClaimFacts(withTicked(decisions).inSection(section), book, file)
                .list().stream()
                        .map(ClaimFact::fact)
                        .limit(SubmissionLimits.FACTS / 2)
                        .toList();
    }

    /** How many rows of indicator tables and of tables of amounts were read. */
    public int tableRows() {
        return report.indicators().size() + report.amounts().size();
    }

    /**
     * The findings over the ticked claims and the tables, the gravest first.
     *
     * @param decisions a person's, by {@link Claim#key()}; a claim without one counts if it is {@link Claim#sure}
     */
    public List<ClaimFinding> check(Map<String, Boolean> decisions) {
        return ReportChecker.check(withTicked(decisions), book);
    }

    /**
     * A report for a comparison.
     *
     * @param file its name, which distinguishes the reports
     * @param decisions about its claims
     */
    public record ComparedReport(String file, ReportReading reading, Map<String, Boolean> decisions) {}

    /** What reports of one body and year contradict in each other, the gravest first; the first's checks are made. */
    public static List<ClaimFinding> compare(List<ComparedReport> reports) {
        JoinedReports joined = new JoinedReports();
        reports.forEach(each -> joined.add(each.reading().withTicked(each.decisions()), each.file()));
        ReportReading first = reports.get(0).reading();
        return joined.check(first.report, first.book);
    }

    private Report withTicked(Map<String, Boolean> decisions) {
        return report.withClaims(report.claims().stream()
                .filter(claim -> isTicked(claim, decisions))
                .toList());
    }

    public static boolean isTicked(Claim claim, Map<String, Boolean> decisions) {
        return decisions.getOrDefault(claim.key(), claim.sure());
    }
}
