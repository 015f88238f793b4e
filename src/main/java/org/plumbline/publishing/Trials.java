package org.plumbline.publishing;

import java.util.List;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.springframework.stereotype.Component;

@Component
final class Trials {

    void require(RuleSet ruleSet) {}

    void passed(RuleSet ruleSet) {}

    List<Problem> failures(RuleSet ruleSet) {
        return List.of();
    }
}
