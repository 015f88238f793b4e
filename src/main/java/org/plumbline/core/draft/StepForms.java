package org.plumbline.core.draft;

import static org.plumbline.core.draft.PhrasePatterns.NUMBER;
import static org.plumbline.core.draft.PhrasePatterns.OWN;
import static org.plumbline.core.draft.PhrasePatterns.SIZE;
import static org.plumbline.core.draft.PhrasePatterns.TARGET;
import static org.plumbline.core.draft.PhrasePatterns.WEIGHT;

import java.util.List;
import java.util.regex.MatchResult;
import org.plumbline.core.draft.Phrase.AmountUnit;
import org.plumbline.core.draft.Phrase.Cost;
import org.plumbline.core.draft.Phrase.Quantity;
import org.plumbline.core.draft.Phrase.Started;
import org.plumbline.core.draft.Phrase.Step;
import org.plumbline.core.draft.PhraseReader.PhraseForm;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.PartialStep;

/** Deductions per step: its size and direction, what it costs, how a started step counts, and how much is left. */
final class StepForms {

    private static final String LOW = "(?:低于|降低|下降|减少|少于|少(?:" + PhrasePatterns.DOES + "|建|办|种)?|低|缺少|缺|落后|不足|未完成)";
    private static final String HIGH =
            "(?:高于|超过|超出|超支|超|高|增加|增长|提高|上升|上涨|逾期|超期|超时|延期|延长|延迟|延后|迟报|迟交|迟|推迟|拖延|滞后|延误|晚于|晚|多于|多|发生|出现)";
    private static final String OFF = "(?:偏离|偏差|上下浮动|浮动|增长或降低|增长或下降|增加或减少|增加或降低|高于或低于|低于或高于|高或低|低或高|超过或低于|增减|正负偏离)";
    private static final String LOOSE = "(?:相差|差)";
    private static final String OBJECT = "(?:了)?(" + TARGET + "(?:的)?)?";
    private static final String NAMED = "(?:实际值|实际完成值|完成率|完成值|指标值)?";

    private static final String DEDUCTS = "(?:扣除|扣减|扣|减)";
    private static final String STARTED = "不(?:足|满|到)(" + SIZE + ")(?:的|部分)*,?";

    static final List<PhraseForm> FORMS = List.of(
            step(Direction.SHORTFALL, LOW, false),
            step(Direction.EXCESS, HIGH, false),
            step(Direction.BOTH, OFF, false),
            step(null, LOOSE, true),
            PhraseForm.of(
                    "每(?:再)?(" + SIZE + ")",
                    m -> new Step(null, ConditionForms.quantity(m.group(1)), false, false, false, true)),
            once(Direction.SHORTFALL, "(?:少(?:" + PhrasePatterns.DOES + "|建|办|种)?|缺少|缺)"),
            once(Direction.EXCESS, "(?:逾期|超期|超时|延期|延迟|推迟|迟报|迟交|晚)"),
            PhraseForm.of(
                    DEDUCTS + OWN + "(" + NUMBER + ")分(?!值|数|之|钟)",
                    m -> new Cost(NumberWords.parse(m.group(1)), AmountUnit.POINTS)),
            share(DEDUCTS + OWN + WEIGHT + "的?(" + PhrasePatterns.PERCENT + ")", AmountUnit.WEIGHT_PERCENT),
            share(DEDUCTS + OWN + "(" + PhrasePatterns.PERCENT + ")(?:的)?" + WEIGHT, AmountUnit.WEIGHT_PERCENT),
            share(DEDUCTS + OWN + "(" + PhrasePatterns.PERCENT + ")(?:的分|分)?(?!的|[^,;。)扣不直最])", AmountUnit.PERCENT),
            PhraseForm.constant(
                    "\\(?,?(?:(?:直至|直到|至)?(?:该项|本项|此项|本指标|该指标)?(?:" + WEIGHT + "|分数|得分|分)?扣(?:完|光)(?:该项|本项|此项)?(?:"
                            + WEIGHT
                            + "|分数|得分|分)?(?:为止)?|扣(?:至|到)(?:0|零)分(?:为止)?|最低(?:得|为|计)?(?:0|零)分|不(?:得)?(?:计|得|出现|产生)?负分|不倒扣(?:分)?)\\)?",
                    new Phrase.FloorZero()),
            floor("(?:累计|合计)?(?:最多|最高)(?:累计)?(?:扣|扣除|扣减)(" + NUMBER + ")分", true),
            floor("(?:累计|合计)?扣分(?:累计|合计)?(?:最多|最高)?不超过(" + NUMBER + ")分", true),
            floor(",?扣完(" + NUMBER + ")分(?:为止)?", true),
            floor("(?:最低|至少)(?:得|计|保留)(" + NUMBER + ")分", false),
            floor("(?:扣至|扣到)([1-9]\\d*(?:\\.\\d+)?|0\\.\\d+)分(?:为止)?", false),
            PhraseForm.of(
                    "\\(?" + STARTED + "(?:也|均|都)?(?:按|视为|视同|算作|算)(" + SIZE + ")(?:计算|计|扣分|扣减|扣|算)?\\)?",
                    StepForms::readCountedAs),
            PhraseForm.of(
                    "\\(?" + STARTED + "(?:不予扣分|不予扣减|不扣分|不扣|不予计算|不计算|不计|忽略不计|舍去)\\)?",
                    m -> new Started(PartialStep.DOWN, ConditionForms.quantity(m.group(1)))),
            PhraseForm.of(
                    "\\(?" + STARTED + "(?:也|均|都)?按(?:照)?(?:实际|相应|同等)?比例(?:计算扣分|计算|扣分|扣减|计扣|折算|计|扣)\\)?",
                    m -> new Started(PartialStep.PRO_RATA, ConditionForms.quantity(m.group(1)))),
            PhraseForm.constant(
                    "\\(?按(?:照)?(?:实际|相应|同等)?比例(?:计算扣分|扣分|扣减|计扣|折算扣分)\\)?", new Started(PartialStep.PRO_RATA, null)));

    private StepForms() {}

    /**
     * Steps that name what is counted: 每发生一起安全事故.
     *
     * @param object as the indicator's name says
     */
    static List<PhraseForm> ofObject(String object) {
        return List.of(
                counted(Direction.EXCESS, "(?:发生|出现|发现|查出|存在|有|增加|超过|超|多)", object),
                counted(Direction.SHORTFALL, "(?:少|缺少|缺|减少)", object),
                PhraseForm.of(
                        "每(?:有)?(" + SIZE + ")(?:" + object + ")?(?:未完成|未达标|不达标)",
                        m -> new Step(
                                Direction.SHORTFALL, ConditionForms.quantity(m.group(1)), false, false, false, true)),
                PhraseForm.of(
                        "每(?:再)?" + PhrasePatterns.DOES + "(" + SIZE + ")(?:" + object + ")?(?:的)?,?(?:得|计)(" + NUMBER
                                + ")分",
                        m -> new Phrase.EarnedEach(
                                ConditionForms.quantity(m.group(1)), NumberWords.parse(m.group(2)))));
    }

    private static PhraseForm counted(Direction direction, String words, String object) {
        return PhraseForm.of(
                "每(?:再)?" + words + "(" + SIZE + ")(?:" + object + ")?",
                m -> new Step(direction, ConditionForms.quantity(m.group(1)), false, false, false, true));
    }

    private static PhraseForm share(String pattern, AmountUnit unit) {
        return PhraseForm.of(pattern, m -> new Cost(NumberWords.parsePercent(m.group(1)), unit));
    }

    /** 少1次扣1分: of which the second may cost as much, or nothing is said. */
    private static PhraseForm once(Direction direction, String words) {
        return PhraseForm.of(
                words + "(" + SIZE + ")(?:的)?(?=,?扣)",
                m -> new Step(direction, ConditionForms.quantity(m.group(1)), false, false, false, false));
    }

    private static PhraseForm step(Direction direction, String words, boolean loose) {
        return PhraseForm.of(
                "(?:" + NAMED + "每(?:再)?" + NAMED + words + OBJECT + "(" + SIZE + ")|" + words + OBJECT + ",?每(?:再)?("
                        + SIZE + "))",
                match -> readStep(match, direction, loose));
    }

    private static Step readStep(MatchResult match, Direction direction, boolean loose) {
        String object = match.group(1) != null ? match.group(1) : match.group(3);
        String size = match.group(2) != null ? match.group(2) : match.group(4);
        Quantity quantity = ConditionForms.quantity(size);
        boolean ofTarget = "%".equals(quantity.unit()) && object != null && object.endsWith("的");
        boolean ofRate = match.group().contains("完成率");
        return new Step(direction, quantity, ofTarget, ofRate, loose, true);
    }

    private static PhraseForm floor(String pattern, boolean lost) {
        return PhraseForm.of(pattern, m -> new Phrase.Floor(NumberWords.parse(m.group(1)), lost));
    }

    /** Counted as a whole step; counted as anything else it is not understood. */
    private static Started readCountedAs(MatchResult match) {
        Quantity started = ConditionForms.quantity(match.group(1));
        Quantity counted = ConditionForms.quantity(match.group(2));
        if (!started.isSame(counted)) {
            throw new NotDraftedException(match.group(), "不足的部分按另一个数计算", "A started step counts as another amount");
        }
        return new Started(PartialStep.UP, started);
    }
}
