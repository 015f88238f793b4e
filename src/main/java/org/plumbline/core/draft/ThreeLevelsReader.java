package org.plumbline.core.draft;

import static org.plumbline.core.draft.Decisions.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.draft.RulePlanner.Plan;
import org.plumbline.vocabulary.YesNo;

/** Three wordings, each with a range within which a person chooses the score, as the ministry's forms print them. */
final class ThreeLevelsReader {

    private static final String LEVEL = "([\\u4e00-\\u9fa5]{2,24})";
    private static final String RANGE_END = "%?(?:\\(含\\))?";
    private static final Pattern STANDARD = Pattern.compile(
            "(?:定性指标)?,?(?:根据|按照?)?(?:年度|实际)?(?:指标|目标)?完成情况,?分为:?" + LEVEL + "、"
                    + LEVEL + "、" + LEVEL + "三档,?(?:分别)?(?:按照?)?(?:该指标|指标)?(?:对应)?(?:的)?(?:分值|权重)?(?:的)?(?:区间)?:?100"
                    + RANGE_END
                    + "[-~—至]+80%\\(含\\)、80%?[-~—至]+60%\\(含\\)、60%?[-~—至]+0%?(?:的)?(?:区间)?(?:内)?(?:来)?(?:合理)?(?:确定|记|计)(?:得分|分值|分)?[。;]?");
    private static final int[] BOUNDS = {100, 80, 60, 0};

    private ThreeLevelsReader() {}

    /** Empty where the sentence has another form. */
    static Optional<Plan> plan(RuleSentence sentence, String text, Decisions decisions) {
        Matcher matcher = STANDARD.matcher(text);
        if (sentence.targetNumber() != null || !matcher.matches()) {
            return Optional.empty();
        }
        WeightDecision.settle(sentence, List.of(), decisions);
        String answer = decisions.ask(
                QuestionTopic.WORDING,
                "chosen",
                new Bilingual("没有人工评分时，每一档取多少？", "Without a score chosen by a person, what does each level earn?"),
                choice("low", "本档下限", "the lower end of its range"),
                choice("middle", "本档中值", "the middle of its range"));
        List<DraftRow> rows = new ArrayList<>();
        for (int level = 0; level < 3; level++) {
            int low = BOUNDS[level + 1];
            int high = BOUNDS[level];
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("实际值为", matcher.group(level + 1));
            cells.put("取值%", BigDecimal.valueOf(answer.equals("low") ? low : (low + high) / 2));
            cells.put("下限%", BigDecimal.valueOf(low));
            cells.put("上限%", BigDecimal.valueOf(high));
            cells.put("含上限", (level == 0 ? YesNo.YES : YesNo.NO).label());
            rows.add(new DraftRow("WORDING", cells));
        }
        return Optional.of(new Plan(rows, null, null));
    }
}
