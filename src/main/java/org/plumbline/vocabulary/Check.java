package org.plumbline.vocabulary;

/**
 * All checks (检查项), each with its formula. A constant's name is the finding's code; its label is what a row
 * of the 审核 sheet specifies. Where {@link #measure} is not null, a row sets bounds on that measure.
 */
public enum Check implements Labelled {
    /** Written in DRL: |declared actual − actual from amounts|. */
    RATE_RECOMPUTE(
            "比率复算不符",
            "百分点",
            "declared {actual} %, but the amounts give {recomputed} % ({executed} ÷ {budget}); {difference} points apart"),
    SCORE_OVER_WEIGHT("自评超权重", "declared − weight, 分", "declared score {declaredScore} exceeds the weight {weight}"),
    /** Not where SCORE_OVER_WEIGHT is seen. */
    SCORE_RULE_MISMATCH(
            "自评与规则不符",
            "|declared − rule score|, 分",
            "declared score {declaredScore}, the rule gives {ruleScore}; difference {difference}"),
    RULE_TYPE_MISMATCH("规则类型不符", null, "the word {actual} under the numeric method {method}"),
    SCORE_MISSING("有权重无得分", null, "weight {weight} without a declared score; the total implies {impliedScore}"),
    EVIDENCE_MISSING("缺佐证", null, "answered by the bare word {actual}, no points ticked"),
    /** For a budget line: (executed − budget) ÷ budget × 100. */
    OVERSPEND(
            "分项超预算", "%", "{item}: executed {executed} of a budget of {budget}, {overspent} over ({overspendRate} %)"),
    /** For the total, a line or a task: (budget − executed) ÷ budget × 100. */
    UNDERSPEND("结余偏大", "%", "{item}: executed {executed} of a budget of {budget}, {unspent} unspent ({unspentRate} %)"),
    /** The budget an execution rate divides by is 0. */
    BUDGET_ZERO("预算为零", null, "the budget is {budget}, so that no execution rate can be derived"),
    /**
     * Moved ÷ budget × 100 without a stated reason: adjusted − carry-in − initial, or lines over budget beside a rate
     * of 0.
     */
    ADJUSTMENT_SUSPECT(
            "疑有预算调整",
            "%",
            "{moved} of a budget of {budget} moved ({adjustmentRate} %); declared adjustment rate {actual}, no reason given"),
    /** Tasks ÷ project spending × 100, or projects evaluated ÷ projects with targets × 100. */
    COVERAGE_GAP("覆盖不足", "%", "{item}: {covered} of {whole} covered ({coverage} %)"),
    /** |executed − final accounts| ÷ executed × 100. */
    SCOPE_DIFFERENCE(
            "口径不同",
            "%",
            "final accounts {finalAccounts} ({coverage} % of {budget}), executed {executed}; {difference} apart"),
    /** |Σ amounts − their total|; ROUNDING has the same measure. */
    AMOUNT_SUM_MISMATCH("金额合计不符", "万元", "{item}: parts sum to {sum}, stated {whole}; difference {difference}"),
    /** Execution rate ÷ (month ÷ 12 × 100) × 100. */
    MONITOR_RED(
            "监控红灯",
            "%",
            "by month {month}, {executed} of {budget} executed ({executionRate} %): {progress} % of an even pace"),
    /** The same measure as MONITOR_RED. */
    MONITOR_YELLOW(
            "监控黄灯",
            "%",
            "by month {month}, {executed} of {budget} executed ({executionRate} %): {progress} % of an even pace"),
    /** (actual − target) ÷ target × 100; operator ≥ or =, target above 0, unit not %. */
    OVER_ACHIEVE("超额完成", "%", "actual {actual} against target {target}, {overAchieved} % over"),
    /**
     * No reason given where the actual is over as OVER_ACHIEVE measures it, or misses its target: |actual − target| ÷
     * target × 100.
     */
    REASON_MISSING(
            "偏差原因未填", "%", "actual {actual} against target {target}, {deviationRate} % apart, and no reason is given"),
    /** The same measure as OVER_ACHIEVE, far beyond. */
    TARGET_TOO_LOW("目标明显偏低", "%", "actual {actual} against target {target}, {overAchieved} % over: too low a target"),
    /** A target of at least 100 % that was missed. */
    TARGET_UNATTAINABLE("目标不可超越", null, "the target {operator}{target} % cannot be exceeded"),
    /** A target in % of the body's own under 数量 whose name is no rate. */
    TARGET_UNIT_MISMATCH("目标单位不符", null, "counts something, but its target is {target} %"),
    /** Written in DRL: (p − e) ÷ p × 100, p the declared score rate of performance indicators, e the execution rate. */
    PERF_EXEC_GAP("绩效与执行背离", "%", "{parts}: score rate {scoreRate} %, execution rate {executionRate} %: {gap} % apart"),
    SCORE_UNEXPLAINED(
            "扣分无依据",
            null,
            "declared {declaredTotal} of {fullMarks}; all {targetsMet} indicators with a target meet it ({untargeted} have none),"
                    + " and no rule derives the loss of {lost}"),
    /** Written in DRL: |Σ declared parts − declared total|. */
    SUM_MISMATCH(
            "合计不符", "分", "declared parts sum to {sum}, the declared total is {declaredTotal}; difference {difference}"),
    /** Written in DRL, with SUM_MISMATCH's bound as its upper end; of amounts a row of 审核. */
    ROUNDING(
            "尾差",
            "分",
            "declared parts sum to {sum}, the declared total is {declaredTotal}; rounding difference {difference}"),
    GRADE_MISMATCH("等级与总分不符", null, "a declared total of {declaredTotal} is {bandGrade}, not {declaredGrade}"),
    GRADE_DIFFERS("等级与规则不符", null, "declared grade {declaredGrade}; the rules give {ruleGrade} ({ruleTotal} points)"),
    GRADE_LABEL_VARIANT("等级名称不同", null, "the label {declaredGrade} is another name for {standardGrade}"),
    /** Distance of the rule total to the nearest bound of a band. */
    GRADE_SENSITIVE("临近等级界限", "分", "the total {ruleTotal} is {difference} from the grade bound {bound}"),
    /** Written in DRL: one key, unequal values after unit conversion. */
    INTERNAL_CONFLICT("同一事实多值", null, "{key} is stated with unequal values: {values}"),
    /** A claim of the text against the figures, in the unit of the claim: indicators, points or percent points. */
    NARRATIVE_CONTRADICTION(
            "文字与数据矛盾", "项、分或百分点", "the text states {key}: {claimed}; by the figures it is {found} {unit} ({details})"),
    /** |year stated − fiscal year|. */
    YEAR_MISMATCH("年度不一致", "年", "{key} is {stated}, the fiscal year {fiscalYear}"),
    /** |growth stated − growth on the prior year|, where the stated one is increment ÷ current. */
    PCT_BASE_ERROR(
            "增长率分母错误",
            "百分点",
            "{item}: from {prior} to {current} is {recomputed} %, not {claimed} %, which divides by the current year"),
    /** A change rate whose prior figure is stated and not above 0. */
    ZERO_DENOMINATOR_RISK("分母可能为零", null, "{item}: a rate of {actual} % on a prior figure of {prior}"),
    /**
     * (greater − lesser) ÷ lesser × 100: this year over the last, or two values of one year; a factor of ten is 900.
     */
    SANGONG_SUSPECT("三公经费异常", "%", "{item}: {greater} is {growth} % above {lesser} ({values})"),
    EXTERNAL_CAUSE_CLAIMED("主张客观原因", null, "an external cause is claimed: {claimed}"),
    /** A name within the text that the subject does not bear. */
    COPY_PASTE("疑似套用文字", null, "the text speaks of {claimed}, the subject is {subject}"),
    /** Markup left in a text. */
    DATA_HYGIENE("含标记文字", null, "the text holds the markup {markup}"),
    /** A fact under a known key with a value that the check cannot use. */
    FACT_INVALID("事实填报无效", null, "the fact {key} cannot have the value {actual}"),
    NO_RULE("缺评分规则", null, "no scoring rule is printed, so it cannot be recomputed"),
    NO_WEIGHT("缺权重", null, "no weight is printed, so it cannot be scored"),
    NO_TARGET("缺目标值", null, "no target is printed, so it cannot be judged"),
    MISSING_ACTUAL("缺实际值", null, "no actual value"),
    /** The scheme lets the submission name the one member of the group that counts (取法 指定), and it does not. */
    CHOICE_MISSING("择一未指定", null, "the submission does not specify which member of the group counts"),
    /** An actual value that the rules cannot use. */
    INVALID_ACTUAL("实际值无效", null, "the actual value {actual} cannot be used ({reason})"),
    /** Actual and target in % are a hundred times apart: one of them is likely a share, such as 0.95 for 95 %. */
    PERCENT_DOUBTFUL(
            "百分数存疑",
            null,
            "the actual value {actual} % and the target {target} % are about a hundred times apart; one may be a share"),
    /** Two rows of the workbook judge one indicator. */
    ROWS_OVERLAP("规则重叠", null, "more than one row judges it: {rows}"),
    /** Rows of 封顶 or 否决 need an execution rate, and it cannot be computed from the amounts. */
    EXECUTION_RATE_UNKNOWN(
            "执行率未知",
            null,
            "the execution rate is unknown (no executed amount or no budget), so these rows were not applied: {rows}"),
    /** An execution rate that matches no row of 封顶, so that no cap was applied. */
    EXECUTION_RATE_UNCOVERED(
            "执行率无档",
            null,
            "the execution rate {executionRate} % matches no row of 封顶, so that no cap was applied: {rows}"),
    /**
     * A row of 加分 or 否决 needs a fact whose values disagree, or that is text where a number is needed or the reverse.
     */
    FACT_UNUSABLE(
            "事实无法使用",
            null,
            "the values stated for {key} disagree or cannot be compared with the rules, so these rows were not applied: {rows}"),
    /** A row of 否决 needs a fact that the submission does not state. */
    FACT_NOT_STATED("否决事项未填报", null, "{key} is not stated, so these rows were not applied: {rows}"),
    /** A declared total above full marks and the bonuses that the scheme allows beyond them. */
    TOTAL_OVER_FULL_MARKS(
            "自评总分超满分", null, "the declared total {declaredTotal} exceeds the highest possible total {highestTotal}"),
    /** |Σ weights − full marks|: the total is then not comparable with the bands. */
    WEIGHT_SUM("权重合计不符", "分", "weights sum to {weightSum}, full marks are {fullMarks}"),
    /** The review of an indicator or group. */
    REVIEW_RULE_MISMATCH(
            "复核与规则不符",
            "|review − rule score|, 分",
            "the review gives {reviewScore}, the rule {ruleScore}; difference {difference}",
            "复核 {复核得分} 分，按规则得 {规则得分} 分，复核减规则为 {差额} 分",
            SCORE_RULE_MISMATCH),
    REVIEW_TOTAL_MISMATCH(
            "复核总分与规则不符",
            "|review − rule total|, 分",
            "the total of the review is {reviewTotal}, by the rules {ruleTotal}; difference {difference}",
            "复核总分 {复核总分} 分，规则总分 {规则总分} 分，复核减规则为 {差额} 分",
            SCORE_RULE_MISMATCH),
    /** |Σ review scores − total of the review|; not while a part that counts has no review score. */
    REVIEW_SUM_MISMATCH(
            "复核得分合计不符",
            "|Σ review scores − review total|, 分",
            "the review's scores sum to {sum}, the total of the review is {reviewTotal}; difference {difference}",
            "各项复核得分合计 {分项合计} 分，复核总分 {复核总分} 分，相差 {差额} 分",
            SCORE_RULE_MISMATCH),
    REVIEW_GRADE_DIFFERS(
            "复核等级与规则不符",
            null,
            "the grade of the review is {reviewGrade}; the rules give {ruleGrade} ({ruleTotal} points)",
            "复核等级是“{复核等级}”，规则总分 {规则总分} 分应为“{规则等级}”",
            GRADE_DIFFERS),
    /** The review gives another score than the declared one, and no reason. */
    REVIEW_REASON_MISSING(
            "复核改分无理由",
            "|declared − review|, 分",
            "the review changes the declared score {declaredScore} to {reviewScore} and gives no reason",
            "复核把自评 {自评得分} 分改为 {复核得分} 分，没有写理由",
            SCORE_RULE_MISMATCH);

    private final String label;
    private final String measure;
    private final String english;
    private final String chinese;
    private final Check substitute;

    Check(String label, String measure, String english) {
        this(label, measure, english, null, null);
    }

    Check(String label, String measure, String english, String chinese, Check substitute) {
        this.label = label;
        this.measure = measure;
        this.english = english;
        this.chinese = chinese;
        this.substitute = substitute;
    }

    @Override
    public String label() {
        return label;
    }

    /** Unit or formula of the measure that a row bounds; null for a check without a measure. */
    public String measure() {
        return measure;
    }

    /**
     * The finding as an English sentence, with {places} that are the names of figures. The Chinese one is the row's
     * own.
     */
    public String english() {
        return english;
    }

    /** The finding as a Chinese sentence where a row of {@link #substitute} raises it; null where there is no such check. */
    public String chinese() {
        return chinese;
    }

    /**
     * The check whose rows apply where a workbook has no row of this one: a review is held to the tolerance that the
     * scheme has for declared scores. Null for none.
     */
    public Check substitute() {
        return substitute;
    }
}
