package org.plumbline.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.core.trace.StepKind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The data that statistics need of an evaluation, read from its canonical form in one pass: an eighth of what
 * {@link EvaluationJson#read} costs.
 *
 * @param region null where the submission names none
 * @param total null unless complete; likewise {@code grade}
 * @param declared total; null where none is declared
 * @param members of the groups, whose scores are those of their group
 * @param losses steps that took points by a row, in their order
 */
public record EvaluationDigest(
        String scheme,
        int fiscalYear,
        String region,
        BigDecimal total,
        String grade,
        BigDecimal declared,
        List<IndicatorDigest> indicators,
        List<IndicatorDigest> members,
        List<String> findings,
        List<RuleLoss> losses) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TAKING = Arrays.stream(StepKind.values())
            .filter(StepKind::takesPoints)
            .map(StepKind::name)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * An indicator or group with its own score, or a member of a group.
     *
     * @param weight null where unknown, and for a member
     * @param score null unless scored
     * @param actual the value judged; null unless it is a number
     */
    public record IndicatorDigest(
            String code,
            String name,
            String level1,
            String level2,
            BigDecimal weight,
            BigDecimal score,
            BigDecimal actual) {}

    /**
     * Where a rule is written.
     *
     * @param sheet null where the rule is not in a table; likewise {@code row}
     */
    public record RuleDigest(String id, String file, String sheet, Integer row) {}

    /** @param points taken, positive */
    public record RuleLoss(RuleDigest rule, BigDecimal points) {}

    /** Declared total minus total; null where either is unknown. */
    public BigDecimal difference() {
        return total == null || declared == null ? null : declared.subtract(total);
    }

    /** @throws tools.jackson.core.JacksonException where it is no JSON */
    public static EvaluationDigest read(byte[] canonical) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), canonical)) {
            return new DigestReader(json).readEvaluation();
        }
    }

    private static final class DigestReader {

        private final JsonParser json;
        private final List<IndicatorDigest> indicators = new ArrayList<>();
        private final List<IndicatorDigest> members = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private final List<RuleLoss> losses = new ArrayList<>();
        private String scheme;
        private int fiscalYear;
        private String region;
        private BigDecimal total;
        private String grade;
        private BigDecimal declared;

        DigestReader(JsonParser json) {
            this.json = json;
        }

        EvaluationDigest readEvaluation() {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "scheme" -> scheme = readText();
                    case "fiscalYear" -> fiscalYear = json.getIntValue();
                    case "subject" -> region = readMember("region");
                    case "total" -> total = readNumber();
                    case "grade" -> grade = readText();
                    case "declared" -> readDeclared();
                    case "indicators" -> readEach(() -> readIndicator(indicators));
                    case "findings" -> readEach(() -> findings.add(readMember("code")));
                    case "trace" -> readEach(this::readStep);
                    default -> json.skipChildren();
                }
            }
            return new EvaluationDigest(
                    scheme, fiscalYear, region, total, grade, declared, indicators, members, findings, losses);
        }

        private void readEach(Runnable reading) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                reading.run();
            }
        }

        /** One text of the object; null where it lacks it. */
        private String readMember(String wanted) {
            String found = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals(wanted)) {
                    found = readText();
                } else {
                    json.skipChildren();
                }
            }
            return found;
        }

        private void readDeclared() {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("total")) {
                    declared = readNumber();
                } else {
                    json.skipChildren();
                }
            }
        }

        private void readIndicator(List<IndicatorDigest> into) {
            String code = null;
            String label = null;
            String level1 = null;
            String level2 = null;
            BigDecimal weight = null;
            BigDecimal score = null;
            BigDecimal actual = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "code" -> code = readText();
                    case "name" -> label = readText();
                    case "level1" -> level1 = readText();
                    case "level2" -> level2 = readText();
                    case "weight" -> weight = readNumber();
                    case "score" -> score = readNumber();
                    case "actual" -> actual = json.currentToken().isNumeric() ? json.getDecimalValue() : null;
                    case "members" -> readEach(() -> readIndicator(members));
                    default -> json.skipChildren();
                }
            }
            into.add(new IndicatorDigest(code, label, level1, level2, weight, score, actual));
        }

        private void readStep() {
            boolean taking = false;
            RuleDigest rule = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("kind")) {
                    taking = TAKING.contains(json.getString());
                } else if (taking && name.equals("rule")) {
                    rule = readRule();
                } else if (taking && rule != null && name.equals("points")) {
                    BigDecimal points = readNumber();
                    if (points.signum() < 0) {
                        losses.add(new RuleLoss(rule, points.negate()));
                    }
                } else {
                    json.skipChildren();
                }
            }
        }

        private RuleDigest readRule() {
            String id = null;
            String file = null;
            String sheet = null;
            Integer row = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "id" -> id = readText();
                    case "file" -> file = readText();
                    case "sheet" -> sheet = readText();
                    case "row" -> row = json.getIntValue();
                    default -> json.skipChildren();
                }
            }
            return new RuleDigest(id, file, sheet, row);
        }

        private String readText() {
            return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
        }

        private BigDecimal readNumber() {
            return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getDecimalValue();
        }
    }
}
