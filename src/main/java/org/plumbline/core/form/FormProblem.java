package org.plumbline.core.form;

import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormReading.Alternative;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.core.spreadsheet.Problem;

/**
 * A problem of a filled form.
 *
 * @param code stable name of the kind of problem; that of {@link Problem.Code} for files that could not be opened
 * @param blocking whether it prevents the form from being read; otherwise it is a warning and reading continues
 * @param sheet null where the whole file is concerned
 * @param cell such as D12; null where the whole sheet is concerned
 * @param found what is there; null where something is absent
 * @param expected what should be there; may be null
 * @param hint what to do; may be null
 * @param choices the meanings of what was not read, with which its cell can be answered; empty elsewhere
 */
public record FormProblem(
        String code,
        boolean blocking,
        Bilingual message,
        String sheet,
        String cell,
        String found,
        Bilingual expected,
        Bilingual hint,
        List<Alternative> choices) {

    FormProblem withChoices(List<Alternative> meanings) {
        return new FormProblem(code, blocking, message, sheet, cell, found, expected, hint, List.copyOf(meanings));
    }

    private static final Bilingual CHOOSE_SCHEME =
            new Bilingual("文件不用改：重新上传，并选定评价方案", "the file may stay as it is: upload it again and choose a scheme");

    /** Kinds of problems with the message of each. */
    enum FormProblemCode {
        NO_INDICATOR_TABLE("没有找到指标表的表头", "no header row of an indicator table was found", true),
        SEVERAL_FORMS("有多张工作表像自评表", "more than one sheet looks like a form", true),
        HEADING_TWICE("两列是同一个项目", "two columns have the same heading", true),
        SCHEME_DIFFERS("表格是另一个评价方案的", "the form is of another scheme", true),
        YEAR_MISSING("没有找到评价年度", "no fiscal year was found", true),
        YEAR_WITHOUT_RULES("方案在这一年度没有规则", "the scheme has no rules for this fiscal year", false),
        SCHEME_UNKNOWN("没有这个评价方案的规则", "there are no rules of this scheme", true),
        YEAR_DIFFERS("表上年度与所选年度不同", "the form's fiscal year is not the one requested", true),
        CODE_UNKNOWN("方案中没有这个指标编号", "the scheme has no indicator with this code", true),
        NAME_UNKNOWN("方案中没有这个指标", "the scheme has no such indicator", true),
        INDICATOR_TWICE("指标出现两次", "the indicator occurs twice", true),
        DIFFERS_FROM_SCHEME("与方案指标表不一致", "differs from the scheme's catalogue", true),
        LEVEL_DIFFERS("指标分类与方案不同，以方案为准", "its level differs from the scheme's, which is used", false),
        RANGE("是一个区间，不是一个值", "is a range, not one value", true),
        NOT_A_NUMBER("应为数字", "is not a number", true),
        NEGATIVE("不能为负", "cannot be negative", true),
        TOO_LONG("内容过长", "is too long", true),
        MONEY_UNIT("不支持的金额单位", "a money unit that is not supported", true),
        UNIT_DIFFERS("单位与表格的单位不能换算", "a unit that cannot be converted into the table's", true),
        DATE("单元格为日期", "is a date", true),
        ERROR("单元格是错误值", "holds an error value", true),
        FORMULA("公式没有保存结果", "is a formula without a saved result", true),
        FORMULA_VALUE("单元格是公式，按保存时的结果读取", "is a formula, read as its saved result", false),
        MERGED_VALUE("一个值合并在多个指标上", "one value is merged over several indicators", true),
        GROUP_SCORES("共用分值的指标填了多个得分", "indicators that share a weight have several scores", true),
        CHOSEN_TWICE("择一的指标标记了不止一个", "more than one member of an either-or group is marked", true),
        ROW_UNREAD("这一行没有读取", "this row was not read", false),
        COLUMN_UNREAD("这一列有内容，没有读取", "this column has content that was not read", false),
        COLUMN_LEFT_OUT(
                "这一列有内容，按对照表或回答不读取", "this column has content that the dictionary or an answer leaves out", false),
        TABLE_UNREAD("这个表没有读取", "this table was not read", false),
        CONTENT_UNREAD("这些内容没有读取", "this content was not read", false),
        SHEET_UNREAD("这张工作表没有读取", "this sheet was not read", false),
        RATE_ALONE(
                "只写了执行率，没有预算数和执行数，预算执行率无法复算",
                "states an execution rate without amounts; it cannot be recomputed",
                false),
        RATE_WEIGHT(
                "预算执行率的分值与方案不同，以方案为准", "the points of the execution rate differ from the scheme's, which apply", false),
        RATE_DIFFERS("印出的执行率与金额不一致，以金额为准", "the printed execution rate is not that of the amounts, which count", false),
        PARTS_DIFFER("其中各行之和与总额不一致，以总额为准", "the parts do not add up to the total, which counts", false),
        SUM_DIFFERS("各项得分之和与总分不一致", "the scores do not add up to the total", false),
        HIDDEN_ROW("隐藏的行也已读取", "a hidden row was read as well", false),
        HIDDEN_SHEET("隐藏的工作表没有读取", "a hidden sheet was not read", false),
        HIDDEN_COLUMN("隐藏的列也已读取", "a hidden column was read as well", false),
        STRUCK_ROW("划掉的行也已读取", "a row that is struck out was read as well", false),
        ROUNDED("位数过多，已四舍五入", "has too many digits and was rounded", false),
        POINT_UNKNOWN("方案中没有这个要点", "the scheme has no such point", true),
        ANSWER_UNKNOWN("回答不在可选项中", "the answer is none of the choices", true),
        ANSWER_UNUSED("没有就这个单元格提问", "there is no question about this cell", false),
        MORE("还有更多问题没有列出", "there are more problems than are listed", true);

        private final Bilingual sentence;
        private final boolean blocking;

        FormProblemCode(String zh, String en, boolean blocking) {
            this.sentence = new Bilingual(zh, en);
            this.blocking = blocking;
        }

        boolean isBlocking() {
            return blocking;
        }

        Bilingual sentence() {
            return sentence;
        }
    }

    /** A form of several in a file that names no fiscal year. */
    public static FormProblem ofMissingYear(String sheet) {
        return of(
                FormProblemCode.YEAR_MISSING,
                sheet,
                null,
                null,
                new Bilingual("如“评价年度 | 2023”", "such as 评价年度 | 2023"),
                new Bilingual("请在表上写明，或另行指定年度", "Write it on the form, or name the year beside it"));
    }

    /**
     * A form of several in a file whose scheme has no rules.
     *
     * @param scheme null where none is named
     * @param known ids of the schemes there are
     */
    public static FormProblem ofUnknownScheme(String sheet, String scheme, String known) {
        return of(FormProblemCode.SCHEME_UNKNOWN, sheet, null, scheme, new Bilingual(known, known), CHOOSE_SCHEME);
    }

    /**
     * The page on which a file belongs that is likely no form; empty where it likely is one.
     *
     * @param hasForm whether a table of indicators was found in it
     */
    public static Optional<FormProblem> findOtherPage(byte[] file, boolean hasForm) {
        return FileDestination.guess(file)
                .filter(destination -> destination != FileDestination.FORMS)
                .filter(destination -> destination != FileDestination.DOCUMENT || !hasForm)
                .map(destination -> of(new Problem(
                        Problem.ProblemCode.FORM_FILE,
                        null,
                        null,
                        null,
                        null,
                        new Bilingual("填好的自评表", "a filled form"),
                        destination.advice())));
    }

    static FormProblem of(
            FormProblemCode code, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {
        return new FormProblem(
                code.name(), code.isBlocking(), code.sentence(), sheet, cell, found, expected, hint, List.of());
    }

    static FormProblem of(Problem problem) {
        return new FormProblem(
                problem.code().name(),
                problem.code().isBlocking(),
                problem.code().sentence(),
                problem.sheet(),
                problem.cell(),
                problem.found(),
                problem.expected(),
                problem.hint(),
                List.of());
    }
}
