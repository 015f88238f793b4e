package org.plumbline.core.spreadsheet;

import java.util.Locale;
import org.plumbline.core.basics.Bilingual;

/**
 * A problem in a rule file.
 *
 * @param code stable name of the kind of problem
 * @param file file name
 * @param sheet null where the whole file is concerned
 * @param cell such as D12; null where the whole sheet is concerned
 * @param found what is there; null where something is absent
 * @param expected what should be there
 * @param hint what to do
 */
public record Problem(
        ProblemCode code, String file, String sheet, String cell, String found, Bilingual expected, Bilingual hint) {

    /** The kinds of problems with their messages. */
    public enum ProblemCode {
        NOT_A_WORKBOOK("不是可读取的 .xlsx 文件", "is not a readable .xlsx file"),
        FORM_FILE("不是可读取的自评表或报告文件", "is not a form or report that can be read"),
        UNSAFE_FILE("文件含有不允许的内容", "contains something that is not allowed"),
        TOO_LARGE("超过允许的大小", "exceeds a limit"),
        SHEET_MISSING("缺少工作表", "a sheet is missing"),
        SHEET_UNUSED("工作表不会被使用", "this sheet would not be used"),
        LABEL_MISSING("缺少项目", "an entry is missing"),
        LABEL_UNKNOWN("无法识别的项目", "an unknown entry"),
        TABLE_MISSING("没有找到规则表", "no rule table was found"),
        TECHNICAL_ROW("隐藏的技术行被改动", "a hidden technical row was changed"),
        TECHNICAL_RESTORED("隐藏的技术行缺失或被改动，已按表头恢复", "technical rows were lost or changed, and restored", false),
        SHEET_ADOPTED("工作表来自另一方案，已按本方案读取", "comes from another scheme and is read as this one's", false),
        WORD_UNKNOWN("无法识别的列", "an unknown column"),
        CELL_MISSING("必填单元格为空", "a required cell is empty"),
        NOT_A_NUMBER("应为数字", "is not a number"),
        NUMBER_AS_TEXT("数字被存为文本", "a number stored as text"),
        FULL_WIDTH("含全角字符", "contains full-width characters"),
        PERCENT_FORMAT("单元格为百分比格式", "is formatted as a percentage"),
        DISPLAY_DIFFERS("单元格格式使显示与数值不同", "its format shows another number than it holds"),
        DATE_CELL("单元格为日期", "is a date"),
        INEXACT_NUMBER("数字带有浮点尾差", "carries a floating-point remainder"),
        NUMBER_AS_WORD("应为文字", "is not text"),
        NOT_A_CHOICE("不在可选项中", "is none of the choices"),
        OUT_OF_RANGE("数值超出范围", "is out of range"),
        ERROR_CELL("单元格是错误值", "holds an error value"),
        FORMULA("单元格是公式", "is a formula"),
        FORMULA_VALUE("单元格是公式，按保存时的数值读取", "is a formula, read as its saved number", false),
        FORBIDDEN_TEXT("含有不允许的字符", "contains characters that are not allowed"),
        PADDED_TEXT("首尾有空格", "has blanks around it"),
        STRUCK_TEXT("单元格里有划掉的内容", "holds something that is struck out"),
        STRUCK_ROW("划掉的行仍然生效", "a row that is struck out is still in force"),
        INVISIBLE("单元格的内容看不见", "holds something that cannot be seen"),
        MERGED_DATA("数据区有合并单元格", "merged cells in the data area"),
        HIDDEN_ROW("隐藏的数据行仍然生效", "a hidden data row is still in force"),
        HIDDEN_COLUMN("隐藏的列仍然生效", "a hidden column is still in force"),
        HIDDEN_SHEET("隐藏的工作表仍然生效", "a hidden sheet is still in force"),
        BLANK_ROW("表中有空行", "a blank row inside the table"),
        STRAY_CELL("表格之外有内容", "a cell outside the table"),
        NO_CONDITION("没有填写任何条件", "no condition is filled in"),
        DUPLICATE_ID("编号重复", "an id is used twice"),
        POINT_CODE("要点编号写法不对", "is no code of a point"),
        SHEET_COPIED("工作表是另一张的副本", "is a copy of another sheet"),
        NAME_TWICE("等级名称或别名重复", "a grade's name or alias is used twice"),
        DUPLICATE_ROW("重复的规则行", "a duplicate row"),
        METHOD_UNKNOWN("评分办法没有规则行", "no row scores by this method"),
        INCONSISTENT("前后不一致", "does not agree with another cell"),
        REFERENCE_UNKNOWN("引用的编号不存在", "refers to something that does not exist"),
        TEST_FAILED("测试没有通过", "a test of the workbook fails"),
        NOTHING_CHECKED("用例没有填写任何应得结果", "a test case that checks nothing"),
        BOUNDS_SWAPPED("下限高于上限", "its lower bound is above its upper bound"),
        BOUNDS_EQUAL("上下限相同，没有值落在其中", "its bounds are equal and leave no value between them"),
        ROW_UNREACHABLE("没有任何值能满足这一行", "no value can meet this row"),
        ROW_OVERLAP("与另一行重叠，有的值两行都管", "overlaps another row: both judge some value"),
        ROW_SUBSUMED("被另一行完全包含", "lies wholly within another row"),
        CODE_UNKNOWN("指标表中没有这个编号", "the catalogue has no such code"),
        DEDUCTION_ABOVE_WEIGHT("扣分超过分值", "takes more than the weight"),
        WEIGHT_SUM("权重合计不等于满分", "the weights do not sum to full marks"),
        CAP_ABOVE_FULL("总分上限高于可能的最高总分", "caps the total above the highest possible total"),
        CAP_GAP("有的执行率没有总分上限", "some execution rates have no cap"),
        GRADE_GAP("有的总分没有等级", "some totals have no grade"),
        GRADE_UNREACHABLE("没有总分能得到这个等级", "no total can have this grade"),
        BAND_GAP("有的值没有区间", "some values lie in no band", false),
        BAND_NOT_MONOTONE("更差的一档得分更高", "a worse value scores higher", false),
        SCORE_ABOVE_WEIGHT("得分超过分值，将按分值计", "gives more than the weight; the weight caps it", false),
        SHARES_NOT_FULL("要点占比合计不足 100%", "the shares of the points sum to less than 100 %", false),
        WEIGHT_EXCESS("已填权重合计超过满分", "the weights written here sum to more than full marks", false),
        INDICATOR_UNSCORED("没有规则能给这个指标评分", "no row can score this indicator", false),
        ROW_UNUSED("没有指标使用这一行", "no indicator uses this row", false),
        FRACTION_AS_PERCENT("百分数可能填成了小数", "a percentage may have been written as a fraction", false),
        TARGET_IS_TEXT("目标值是文字，评分办法按数字计算", "a text target under a method for numbers", false),
        SIGN_AGAINST_DIRECTION("符号与扣分方向相反", "the operator and the direction contradict each other", false),
        LEVEL_UNKNOWN("没有指标属于这个维度", "no indicator belongs to this level", false),
        PLACE_UNKNOWN("说明里的占位无法填入", "a {place} of the sentence has no value", false),
        UNIT_UNKNOWN("计量单位缺失或无法识别", "the unit is missing or unknown", false),
        UNIT_MISMATCH("按百分点计算的办法用于不是 % 的指标", "a method in percent points judges another unit", false),
        DOUBTFUL("可能填错，请核对", "may be a slip", false),
        BASIS_MISSING("没有填写依据", "names no basis", false),
        BASIS_UNVERIFIED("依据尚未核对", "its basis was not yet compared with the document", false),
        BASIS_NOT_IN_FORCE("依据在方案的年度内没有全程有效", "is not in force in all years of the scheme", false),
        BASIS_UNUSED("没有规则引用这条依据", "no rule cites this basis", false),
        PLACEHOLDER_LEFT("占位文字还没有改", "a placeholder is left", false),
        TESTS_GONE("以前的版本有测试，这一版没有", "an earlier version has tests, this one has none", false),
        DRL("系统内置规则不能使用", "the built-in rules cannot be used"),
        UNCHECKED("有的内容还没有检查", "some things are not yet checked", false),
        MORE("还有更多问题没有列出", "there are more problems than are listed", false);

        private final Bilingual sentence;
        private final boolean blocking;

        ProblemCode(String zh, String en) {
            this(zh, en, true);
        }

        ProblemCode(String zh, String en, boolean blocking) {
            this.sentence = new Bilingual(zh, en);
            this.blocking = blocking;
        }

        /** Whether the file is rejected because of it (error); otherwise it is a warning and the file is accepted. */
        public boolean isBlocking() {
            return blocking;
        }

        public Bilingual sentence() {
            return sentence;
        }
    }

    /** One line: place, problem, found, expected, hint. */
    public String format(Locale locale) {
        boolean english = "en".equals(locale.getLanguage());
        StringBuilder line = new StringBuilder(file);
        if (sheet != null) {
            line.append(' ').append(sheet);
        }
        if (cell != null) {
            line.append('!').append(cell);
        }
        line.append(english ? ": " : "：").append(code.sentence().in(locale));
        if (found != null) {
            line.append(english ? "; found \"" : "；填的是“").append(found).append(english ? "\"" : "”");
        }
        if (expected != null) {
            line.append(english ? "; expected " : "；应为").append(expected.in(locale));
        }
        if (hint != null) {
            line.append(english ? ". " : "。").append(hint.in(locale));
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return format(Locale.CHINESE);
    }
}
