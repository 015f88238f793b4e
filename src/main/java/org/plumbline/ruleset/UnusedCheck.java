package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Claims.Group;
import org.plumbline.ruleset.Claims.Shape;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.Indicator;

/** Rows for nobody, and indicators that no row is for. */
final class UnusedCheck {

    private static final String CODE = "指标编号";
    private static final String METHOD = "评分办法";

    private final Verification at;
    private final List<Map<String, String>> profiles = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    UnusedCheck(Verification at) {
        this.at = at;
        for (Indicator indicator : at.scheme().indicators()) {
            codes.add(indicator.code());
            profiles.addAll(profiles(indicator));
        }
    }

    /** As it is judged, and as it is where a word was given under a numeric method. */
    private static List<Map<String, String>> profiles(Indicator indicator) {
        Map<String, String> judged = Claims.profile(indicator, indicator.method());
        return indicator.textMethod() == null
                ? List.of(judged)
                : List.of(judged, Claims.profile(indicator, indicator.textMethod()));
    }

    void run() {
        if (at.isClosed()) {
            at.rows().forEach(this::codeKnown);
            at.claims().shapes().forEach(this::used);
        }
        scored();
    }

    private void codeKnown(Claim row) {
        String code = row.key().get("code");
        if (code != null && !codes.contains(code)) {
            String first = codes.stream().sorted().limit(12).collect(Collectors.joining("、"));
            at.tell(
                    Code.CODE_UNKNOWN,
                    row,
                    row.cell(CODE),
                    new Bilingual("“指标”表中的编号", "a code from the sheet 指标"),
                    new Bilingual("现有：" + first, "There are: " + first));
        }
    }

    private void used(Shape shape) {
        Set<Integer> used = profiles.stream()
                .map(shape::of)
                .filter(Objects::nonNull)
                .map(Group::id)
                .collect(Collectors.toSet());
        List<Map<String, String>> open = profiles.stream()
                .filter(profile -> !profile.keySet().containsAll(shape.properties()))
                .toList();
        for (Group group : shape.groups().values()) {
            boolean known = !group.key().containsKey("code")
                    || codes.contains(group.key().get("code"));
            if (known
                    && !used.contains(group.id())
                    && open.stream().noneMatch(profile -> Claims.mayMeet(profile, group.key()))) {
                Claim first = group.claims().get(0);
                int rows = group.claims().size();
                at.tell(
                        Code.ROW_UNUSED,
                        first,
                        first.idCell(),
                        null,
                        Bilingual.of(
                                "这样的行共 %d 行，本方案的指标都用不到；不用的行请删除",
                                "There are %d such rows, for none of the scheme's indicators; delete what is not used",
                                rows));
            }
        }
    }

    private void scored() {
        if (at.claims().shapes().isEmpty()) {
            noTables();
            return;
        }
        Set<String> members = new HashSet<>();
        for (Indicator indicator : at.scheme().indicators()) {
            members.add(indicator.group());
            if (profiles(indicator).stream().noneMatch(this::mayBeJudged)) {
                at.tell(
                        Code.INDICATOR_UNSCORED,
                        indicator.code(),
                        METHOD,
                        indicator.method(),
                        new Bilingual("一行扣分表能适用的办法", "a method that a row of a deduction table is for"),
                        Bilingual.of("指标 %s 只会得到“缺评分规则”", "Indicator %s will only ever lack a rule", indicator.code()));
            }
        }
        at.scheme().groups().stream()
                .filter(group -> !members.contains(group.code()))
                .forEach(group -> at.tell(
                        Code.INDICATOR_UNSCORED,
                        group.code(),
                        CODE,
                        group.code(),
                        new Bilingual("至少一个“共用组”填它的指标", "at least one indicator that names it as 共用组"),
                        new Bilingual("没有成员的组得不到分", "A group without members earns nothing")));
    }

    /** A scheme without any deduction table is told once. */
    private void noTables() {
        List<Indicator> indicators = at.scheme().indicators();
        if (!indicators.isEmpty()) {
            at.tell(
                    Code.INDICATOR_UNSCORED,
                    indicators.get(0).code(),
                    METHOD,
                    indicators.get(0).method(),
                    new Bilingual("一张扣分表", "a deduction table"),
                    Bilingual.of(
                            "没有扣分表，%d 个指标都只会得到“缺评分规则”",
                            "There is no deduction table, all %d indicators will lack a rule", indicators.size()));
        }
    }

    private boolean mayBeJudged(Map<String, String> profile) {
        for (Shape shape : at.claims().shapes()) {
            if (shape.of(profile) != null
                    || !profile.keySet().containsAll(shape.properties())
                            && shape.groups().keySet().stream().anyMatch(key -> Claims.mayMeet(profile, key))) {
                return true;
            }
        }
        return false;
    }
}
