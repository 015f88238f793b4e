package org.plumbline.core.dictionary;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.Operator;

/** The sheets of the form dictionary and their columns. */
public enum DictionarySheet {
    HEADINGS("表头", Columns.TABLE_COLUMN, Columns.MEANING_COLUMN, Columns.SPELLING_COLUMN, Columns.REGION_COLUMN),
    LABELS("表头行", Columns.MEANING_COLUMN, Columns.SPELLING_COLUMN, Columns.VALUE_COLUMN, Columns.REGION_COLUMN),
    SIGNS("符号", Columns.SIGN_COLUMN, Columns.SPELLING_COLUMN, Columns.POSITION_COLUMN),
    UNITS("单位", Columns.SPELLING_COLUMN, Columns.CONVERTED_COLUMN, Columns.FACTOR_COLUMN),
    WORDS("用语", Columns.KIND_COLUMN, Columns.SPELLING_COLUMN);

    static final String TABLE = "表";
    static final String MEANING = "含义";
    static final String SPELLING = "写法";
    static final String REGION = "地区";
    static final String VALUE = "值须为";
    static final String SIGN = "符号";
    static final String POSITION = "位置";
    static final String CONVERTED = "换算为";
    static final String FACTOR = "倍数";
    static final String KIND = "种类";
    /** The meaning of a heading that is known and not read. */
    public static final String NOT_READ = "不读取";

    /** A class of its own, because the constants need it before the enum's static fields are initialised. */
    private static final class Columns {

        private static final CellType TEXT = new CellType.TextCellType();

        static final ListColumn TABLE_COLUMN = new ListColumn(
                TABLE,
                new Bilingual("这个表头在哪种表里", "the table with this heading"),
                new CellType.ChoiceCellType(List.of("指标表", "资金表", "明细表", "数据项表")),
                true);
        static final ListColumn MEANING_COLUMN = new ListColumn(
                MEANING,
                new Bilingual("读作什么；不读取 = 认识但不需要", "what it is read as; 不读取 for what is known and not needed"),
                TEXT,
                true);
        static final ListColumn SPELLING_COLUMN = new ListColumn(
                SPELLING,
                new Bilingual("表上的写法；同一含义有几种写法时，好的写在前面", "as written on forms; the better spelling first"),
                TEXT,
                true);
        static final ListColumn REGION_COLUMN = new ListColumn(
                REGION,
                new Bilingual(
                        "只用于适用地区含有它的方案；空 = 各地通用", "counts for schemes whose region contains it; empty = everywhere"),
                TEXT,
                false);
        static final ListColumn VALUE_COLUMN = new ListColumn(
                VALUE,
                new Bilingual("值是这一类时才读作该含义；空 = 不限", "counts only with such a value; empty = any"),
                CellType.choiceOf(ValueKind.class),
                false);
        static final ListColumn SIGN_COLUMN = new ListColumn(
                SIGN, new Bilingual("读作哪个符号", "the operator it is read as"), CellType.choiceOf(Operator.class), true);
        static final ListColumn POSITION_COLUMN = new ListColumn(
                POSITION,
                new Bilingual("数字前、数字后，或字形 = 任何位置的字符", "before or behind a number, or a character anywhere"),
                CellType.choiceOf(SignPosition.class),
                true);
        static final ListColumn CONVERTED_COLUMN = new ListColumn(
                CONVERTED,
                new Bilingual("换算成的单位；空 = 可放在任何单位前的倍数", "the unit converted into; empty for a multiplier of any unit"),
                TEXT,
                false);
        static final ListColumn FACTOR_COLUMN = new ListColumn(
                FACTOR,
                new Bilingual("乘以多少，10 的整数次幂；1 = 同一单位的另一写法", "a power of ten; 1 for another spelling of the unit"),
                new CellType.NumberCellType(new BigDecimal("0.000000000001"), new BigDecimal("1000000000000")),
                true);
        static final ListColumn KIND_COLUMN = new ListColumn(
                KIND,
                new Bilingual("这些字说明什么", "what the words say about their cell or row"),
                CellType.choiceOf(WordKind.class),
                true);
    }

    private final String title;
    private final List<ListColumn> columns;

    DictionarySheet(String title, ListColumn... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    public String title() {
        return title;
    }

    public List<ListColumn> columns() {
        return columns;
    }
}
