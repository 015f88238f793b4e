package org.plumbline.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What statistics need of an evaluation, read from its canonical form in one pass that builds nothing else: an eighth of what
 * {@link EvaluationJson#read} costs.
 *
 * @param region null where the submission names none
 * @param total null unless complete; likewise {@code grade}
 * @param declared total; null where none is declared
 * @param losses steps that took points by a row, in their order
 */
public record EvaluationDigest(
        String scheme,
        int fiscalYear,
        String region,
        BigDecimal total,
        String grade,
        BigDecimal declared,
        List<Indicator> indicators,
        List<String> findings,
        List<Loss> losses) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TAKING = Set.of("DEDUCTION", "CLAMP", "CAP", "VETO");

    /**
     * An indicator or group with its own score.
     *
     * @param weight null where unknown
     * @param score null unless scored
     */
    public record Indicator(
            String code, String name, String level1, String level2, BigDecimal weight, BigDecimal score) {}

    /**
     * Where a rule is written.
     *
     * @param sheet null where it is no table's; likewise {@code row}
     */
    public record Rule(String id, String file, String sheet, Integer row) {}

    /** @param points taken, positive */
    public record Loss(Rule rule, BigDecimal points) {}

    /** Declared total minus total; null where either is unknown. */
    public BigDecimal difference() {
        return total == null || declared == null ? null : declared.subtract(total);
    }

    /** @throws tools.jackson.core.JacksonException where it is no JSON */
    public static EvaluationDigest read(byte[] canonical) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), canonical)) {
            return new Reading(json).evaluation();
        }
    }

    private static final class Reading {

        private final JsonParser json;
        private final List<Indicator> indicators = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private final List<Loss> losses = new ArrayList<>();
        private String scheme;
        private int fiscalYear;
        private String region;
        private BigDecimal total;
        private String grade;
        private BigDecimal declared;

        Reading(JsonParser json) {
            this.json = json;
        }

        EvaluationDigest evaluation() {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "scheme" -> scheme = text();
                    case "fiscalYear" -> fiscalYear = json.getIntValue();
                    case "subject" -> region = inner("region");
                    case "total" -> total = number();
                    case "grade" -> grade = text();
                    case "declared" -> declared();
                    case "indicators" -> each(this::indicator);
                    case "findings" -> each(() -> findings.add(inner("code")));
                    case "trace" -> each(this::step);
                    default -> json.skipChildren();
                }
            }
            return new EvaluationDigest(
                    scheme, fiscalYear, region, total, grade, declared, indicators, findings, losses);
        }

        private void each(Runnable reading) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                reading.run();
            }
        }

        /** One text of the object; null where it lacks it. */
        private String inner(String wanted) {
            String found = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals(wanted)) {
                    found = text();
                } else {
                    json.skipChildren();
                }
            }
            return found;
        }

        private void declared() {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("total")) {
                    declared = number();
                } else {
                    json.skipChildren();
                }
            }
        }

        private void indicator() {
            String code = null;
            String label = null;
            String level1 = null;
            String level2 = null;
            BigDecimal weight = null;
            BigDecimal score = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "code" -> code = text();
                    case "name" -> label = text();
                    case "level1" -> level1 = text();
                    case "level2" -> level2 = text();
                    case "weight" -> weight = number();
                    case "score" -> score = number();
                    default -> json.skipChildren();
                }
            }
            indicators.add(new Indicator(code, label, level1, level2, weight, score));
        }

        private void step() {
            boolean taking = false;
            Rule rule = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (name.equals("kind")) {
                    taking = TAKING.contains(json.getString());
                } else if (taking && name.equals("rule")) {
                    rule = rule();
                } else if (taking && rule != null && name.equals("points")) {
                    BigDecimal points = number();
                    if (points.signum() < 0) {
                        losses.add(new Loss(rule, points.negate()));
                    }
                } else {
                    json.skipChildren();
                }
            }
        }

        private Rule rule() {
            String id = null;
            String file = null;
            String sheet = null;
            Integer row = null;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "id" -> id = text();
                    case "file" -> file = text();
                    case "sheet" -> sheet = text();
                    case "row" -> row = json.getIntValue();
                    default -> json.skipChildren();
                }
            }
            return new Rule(id, file, sheet, row);
        }

        private String text() {
            return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
        }

        private BigDecimal number() {
            return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getDecimalValue();
        }
    }
}
