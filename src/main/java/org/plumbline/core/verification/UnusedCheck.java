package org.plumbline.core.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.verification.ScopeGroups.GroupsByProperties;
import org.plumbline.core.verification.ScopeGroups.ScopeGroup;
import org.plumbline.core.workbook.CellParser;
import org.plumbline.vocabulary.Indicator;

/** Unused rows, and indicators without a row. */
final class UnusedCheck {

    private static final String CODE = "指标编号";
    private static final String METHOD = "评分办法";

    private final WorkbookValidator validator;
    private final List<Map<String, String>> profiles = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    /** Names of methods by which indicators are scored. */
    private final Set<String> methods = new TreeSet<>();

    UnusedCheck(WorkbookValidator at) {
        this.validator = at;
        for (Indicator indicator : at.scheme().indicators()) {
            codes.add(indicator.code());
            Stream.of(indicator.method(), indicator.textMethod(), at.scheme().faultMethod())
                    .filter(Objects::nonNull)
                    .forEach(methods::add);
            profiles.addAll(listProfiles(indicator));
        }
    }

    /** The indicator as judged, and as judged for text under a numeric method or for a fault found by a reviewer. */
    private List<Map<String, String>> listProfiles(Indicator indicator) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(indicator.method())), // may be without one
                        Stream.of(indicator.textMethod(), validator.scheme().faultMethod())
                                .filter(Objects::nonNull)
                                .map(Optional::of))
                .map(method -> ScopeGroups.describeIndicator(indicator, method.orElse(null)))
                .toList();
    }

    void run() {
        if (validator.isClosed()) {
            validator.listRows().forEach(this::checkCode);
            validator.findScoringGroups().shapes().forEach(this::checkUsed);
        }
        checkScored();
    }

    private void checkCode(RowScope row) {
        String code = row.key().get("code");
        if (code != null && !codes.contains(code)) {
            String first = codes.stream().sorted().limit(12).collect(Collectors.joining("、"));
            validator.report(
                    ProblemCode.CODE_UNKNOWN,
                    row,
                    row.findCell(CODE),
                    new Bilingual("“指标”表中的编号", "a code from the sheet 指标"),
                    CellParser.suggestValue(
                            NearestName.of(code, codes).orElse(null), "现有：" + first, "There are: " + first));
        }
    }

    private void checkUsed(GroupsByProperties shape) {
        Set<Integer> used = profiles.stream()
                .map(shape::findGroup)
                .filter(Objects::nonNull)
                .map(ScopeGroup::id)
                .collect(Collectors.toSet());
        List<Map<String, String>> open = profiles.stream()
                .filter(profile -> !profile.keySet().containsAll(shape.properties()))
                .toList();
        for (ScopeGroup group : shape.groups().values()) {
            boolean known = !group.key().containsKey("code")
                    || codes.contains(group.key().get("code"));
            if (known
                    && !used.contains(group.id())
                    && open.stream().noneMatch(profile -> ScopeGroups.mayMatch(profile, group.key()))) {
                reportUnused(group);
            }
        }
    }

    /** At the method, where it is misspelt. */
    private void reportUnused(ScopeGroup group) {
        RowScope first = group.claims().get(0);
        String method = group.key().get("method");
        String meant = method == null ? null : NearestName.of(method, methods).orElse(null);
        validator.report(
                ProblemCode.ROW_UNUSED,
                first,
                meant == null ? first.idCell() : first.findCell(METHOD),
                null,
                CellParser.suggestValue(
                        meant,
                        "这样的行共 %d 行，本方案的指标都用不到；不用的行请删除".formatted(group.claims().size()),
                        "There are %d such rows, for none of the scheme's indicators; delete what is not used"
                                .formatted(group.claims().size())));
    }

    private void checkScored() {
        if (validator.findScoringGroups().shapes().isEmpty()) {
            reportNoTables();
            return;
        }
        Set<String> members = new HashSet<>();
        for (Indicator indicator : validator.scheme().indicators()) {
            members.add(indicator.group());
            if (listProfiles(indicator).stream().noneMatch(this::mayBeJudged)) {
                validator.report(
                        ProblemCode.INDICATOR_UNSCORED,
                        indicator.code(),
                        METHOD,
                        indicator.method(),
                        new Bilingual("一行扣分表能适用的办法", "a method that a row of a deduction table is for"),
                        Bilingual.of(
                                "指标 %s 只会得到“缺评分规则”",
                                "Indicator %s can never be scored: no rule applies", indicator.code()));
            }
        }
        validator.scheme().groups().stream()
                .filter(group -> !members.contains(group.code()))
                .forEach(group -> validator.report(
                        ProblemCode.INDICATOR_UNSCORED,
                        group.code(),
                        CODE,
                        group.code(),
                        new Bilingual("至少一个“共用组”填它的指标", "at least one indicator that names it as 共用组"),
                        new Bilingual("没有成员的组得不到分", "A group without members earns nothing")));
    }

    /** A scheme without any deduction table is reported once. */
    private void reportNoTables() {
        List<Indicator> indicators = validator.scheme().indicators();
        if (!indicators.isEmpty()) {
            validator.report(
                    ProblemCode.INDICATOR_UNSCORED,
                    indicators.get(0).code(),
                    METHOD,
                    indicators.get(0).method(),
                    new Bilingual("一张扣分表", "a deduction table"),
                    Bilingual.of(
                            "没有扣分表，%d 个指标都只会得到“缺评分规则”",
                            "There is no deduction table, so that no rule applies to any of the %d indicators",
                            indicators.size()));
        }
    }

    private boolean mayBeJudged(Map<String, String> profile) {
        for (GroupsByProperties shape : validator.findScoringGroups().shapes()) {
            if (shape.findGroup(profile) != null
                    || !profile.keySet().containsAll(shape.properties())
                            && shape.groups().keySet().stream().anyMatch(key -> ScopeGroups.mayMatch(profile, key))) {
                return true;
            }
        }
        return false;
    }
}
