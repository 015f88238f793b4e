package org.plumbline.core.draft;

import java.util.List;

/** Building blocks of the regular expressions; groups of their own are not captured. */
final class PhrasePatterns {

    static final String NUMBER = NumberWords.NUMBER;

    /** Units whose values are whole numbers. */
    static final List<String> COUNTS = List.of(
            "人次", "人", "次", "项", "起", "件", "户", "家", "处", "名", "份", "例", "篇", "场", "期", "套", "台", "个", "批", "条", "座",
            "所", "间", "辆", "本", "册", "种", "类", "只", "头", "棵", "株", "幅", "块", "支", "部", "宗", "笔", "张", "口", "盏", "眼",
            "村", "站", "班", "课时", "人天");

    /** Units of time. */
    static final List<String> TIMES = List.of("天", "日", "工作日", "小时", "月", "个月", "分钟");

    private static final String UNIT = "(?:个百分点|百分点|%|个工作日|工作日|天|日|小时|分钟|个月|月|年|(?:[百千]?[万亿]|千)?(?:元|公里|千米|米|公顷|亩"
            + "|平方米|立方米|吨|公斤|" + String.join("|", COUNTS) + "))";

    /** A number with or without a unit. */
    static final String QUANTITY = "(?:百分之" + NUMBER + "|" + NUMBER + UNIT + "?)";

    /** A number with its unit. */
    static final String SIZE = "(?:百分之" + NUMBER + "|" + NUMBER + UNIT + ")";

    /** A share of something: 60%, 百分之六十. */
    static final String PERCENT = NumberWords.PERCENT;

    /** Whether a bound is included: (含), (不含80%), 含. */
    static final String INCLUSION = "(?:\\((?:不包含|不包括|不含|包含|包括|含)(?:本数|" + QUANTITY + ")?\\)|不含|含)";

    static final String WEIGHT = "(?:权重分值|权重分数|权重分|权重|指标分值|标准分值|标准分|分值|满分值|满分)";

    static final String OWN = "(?:该项指标|本项指标|该指标|本指标|此项|该项|本项|相应|指标)?(?:的)?";

    static final String TARGET = "(?:年初|年度|预期|预定|绩效|既定|设定|计划|规定|目标)*(?:目标值|指标值|目标|计划数|计划值|任务数|计划|任务|指标|标准)";

    /** What is done to reach a number; it does not change what the number means. */
    static final String DOES = "(?:开展|举办|组织|召开|建成|建设|新建|实现|引进|发表|发放|培训|补助|救助|改造|修建|种植|检查|巡查|走访|服务|编制|印发|发布|提供|购置|采购"
            + "|安装|维修|培育|创建|受理|办理|获得|取得|获|完成)(?:了)?";

    /** What is finished within a time. */
    static final String FINISHED = "(?:完成|办结|办理完毕|办理|发放完毕|发放到位|发放|拨付到位|支付完毕|支付|拨付|到位|答复|反馈|报送|处置完毕|完工|验收)";

    /** Names of grades, which say nothing where the grade's points are printed too. */
    static final String GRADE = "(?:优秀|良好|基本合格|不合格|合格|不及格|及格|基本达标|不达标|达标|一般|较差|较好|优|良|中|差|好)";

    private PhrasePatterns() {}

    /** One spelling of each unit; null for null. */
    static String canonicalUnit(String unit) {
        return unit == null
                ? null
                : switch (unit) {
                    case "个百分点" -> "百分点";
                    case "日" -> "天";
                    case "个工作日" -> "工作日";
                    case "个月" -> "月";
                    default -> unit;
                };
    }
}
