package org.plumbline.exchange;

import java.math.BigDecimal;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** Writes the members of JSON objects; one without a value is left out. */
abstract class Members {

    final JsonBytes json;

    Members(JsonBytes json) {
        this.json = json;
    }

    final void text(String name, String value) {
        if (value != null) {
            json.string(name, value);
        }
    }

    final void number(String name, BigDecimal value) {
        if (value != null) {
            json.number(name, value);
        }
    }

    final void target(Target target) {
        if (target != null) {
            json.startObject("target");
            text(
                    "operator",
                    target.operator() == null ? null : target.operator().label());
            value("value", target.value());
            text("unit", target.unit());
            json.endObject();
        }
    }

    final void value(String name, Value value) {
        if (value instanceof Value.Figure figure) {
            number(name, figure.number());
        } else if (value != null) {
            text(name, value.toString());
        }
    }

    final void choice(String name, Enum<?> value) {
        if (value != null) {
            json.string(name, value.name());
        }
    }

    /** Where a rule is written. */
    final void rule(RuleRef rule) {
        if (rule != null) {
            json.startObject("rule");
            text("id", rule.id());
            text("file", rule.file());
            text("sheet", rule.sheet());
            if (rule.row() != null) {
                json.number("row", rule.row());
            }
            json.endObject();
        }
    }
}
