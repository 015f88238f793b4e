package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.draft.RulePlanner.Plan;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.DecimalMath;

/** Standards that refer to points by their numbers: 具备要点2得50%权重分. */
final class NamedPointsReader {

    private static final String N = NumberWords.NUMBER;
    private static final String LIST = "(\\d{1,2}(?:(?:[-~、,和及]|至)\\d{1,2})*)";
    private static final String VALUE = "(?:的)?,?(?:实际值)?";
    private static final Pattern NAMED = Pattern.compile("(?:具备|满足|符合)要点\\d|要点\\d[^:.、]{0,8}全(?:部)?具备");
    private static final Pattern GATE =
            Pattern.compile("(?:不|未)(?:具备|满足|符合)要点" + LIST + VALUE + "(?:得)?(?:0权重分|0%权重分?|0分|不得分|零分)");
    private static final Pattern PART = Pattern.compile("(?:具备|满足|符合)要点" + LIST + VALUE + "(各)?得(?:(" + N + ")%(?:的)?"
            + PhrasePatterns.WEIGHT + "|(" + N + ")分|满分)");
    private static final Pattern WHOLE = Pattern.compile("要点" + LIST + "全(?:部)?具备(?:的)?,?得满分");
    private static final Pattern ANY = Pattern.compile(
            "缺一(?:项)?(?:的)?,?(?:则|即)?不得分|任(?:意|何)?(?:一|1)项(?:不|未)(?:具备|满足|符合)(?:的)?,?(?:得0权重分|得0分|不得分|得零分)");

    private final RuleSentence sentence;
    private final List<DraftRow> rows = new ArrayList<>();
    private BigDecimal shares = BigDecimal.ZERO;
    private BigDecimal points = BigDecimal.ZERO;
    /** Points that together earn everything. */
    private String whole;

    private boolean any;

    private NamedPointsReader(RuleSentence sentence) {
        this.sentence = sentence;
    }

    static boolean isNamed(String text) {
        return NAMED.matcher(text).find();
    }

    static Plan plan(RuleSentence sentence, String text, Decisions decisions) {
        if (sentence.targetNumber() != null) {
            throw new NotDraftedException(text, "目标是数字，评分标准是要点", "The target is a number, the standard a checklist");
        }
        NamedPointsReader reader = new NamedPointsReader(sentence);
        for (String clause : text.split("[,;。](?=任|缺一|具备|不具备|满足|不满足|符合|不符合|未具备)|[;。]")) {
            reader.read(clause.replaceAll("[,;。]+$", ""));
        }
        BigDecimal weight = WeightDecision.settle(sentence, List.of(), decisions);
        return new Plan(reader.finish(weight), null, null);
    }

    private void read(String clause) {
        Matcher gate = GATE.matcher(clause);
        Matcher part = PART.matcher(clause);
        Matcher all = WHOLE.matcher(clause);
        if (clause.isEmpty()) {
            return;
        }
        if (gate.matches()) {
            expand(gate.group(1))
                    .forEach(code -> rows.add(ChecklistPlanner.row(code, CheckpointRole.GATE, null, null)));
        } else if (part.matches()) {
            readPart(part);
        } else if (all.matches()) {
            requireOnce();
            whole = all.group(1);
        } else if (ANY.matcher(clause).matches()) {
            any = true;
        } else {
            throw new NotDraftedException(clause, "这一段读不懂", "This part is not understood");
        }
    }

    private void readPart(Matcher part) {
        List<String> codes = expand(part.group(1));
        BigDecimal share = part.group(3) == null ? null : NumberWords.parse(part.group(3));
        BigDecimal worth = part.group(4) == null ? null : NumberWords.parse(part.group(4));
        boolean full = share == null && worth == null || share != null && share.compareTo(DecimalMath.HUNDRED) == 0;
        if (full && part.group(2) == null) {
            requireOnce();
            whole = part.group(1);
            return;
        }
        if (codes.size() > 1 && part.group(2) == null) {
            throw reject("几个要点合得还是各得没有写", "It does not say whether the points earn it together or each");
        }
        for (String code : codes) {
            rows.add(ChecklistPlanner.row(code, CheckpointRole.SHARE, share, worth));
            shares = share == null ? shares : shares.add(share);
            points = worth == null ? points : points.add(worth);
        }
    }

    private void requireOnce() {
        if (whole != null) {
            throw reject("两处都得满分", "Two parts earn everything");
        }
    }

    private static List<String> expand(String list) {
        return CheckpointRule.expandCodes(list.replaceAll("[、,和及]", ";").replace("至", "-"));
    }

    private List<DraftRow> finish(BigDecimal weight) {
        if (whole != null) {
            if (!any || !rows.isEmpty()) {
                throw reject("没有写明缺一项怎么得分", "It does not say what a missing point costs");
            }
            String codes = String.join(";", expand(whole));
            return List.of(ChecklistPlanner.row(codes, CheckpointRole.ALL, null, null));
        }
        boolean sharesFit = shares.compareTo(DecimalMath.HUNDRED) == 0 && points.signum() == 0;
        boolean pointsFit = points.compareTo(weight) == 0 && shares.signum() == 0;
        long distinct =
                rows.stream().map(row -> row.cells().get("要点")).distinct().count();
        if (any || !sharesFit && !pointsFit || distinct != rows.size()) {
            throw reject("各要点的分值合计与满分不一致", "The points do not add up to full marks");
        }
        return List.copyOf(rows);
    }

    private NotDraftedException reject(String zh, String en) {
        return new NotDraftedException(sentence.text(), zh, en);
    }
}
