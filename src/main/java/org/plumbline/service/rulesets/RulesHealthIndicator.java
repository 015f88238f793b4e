package org.plumbline.service.rulesets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.spreadsheet.Problem;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up if there are rules in force. Rejected rule files are reported, but do not change the status. */
@Component
final class RulesHealthIndicator implements HealthIndicator {

    private static final int LINES = 50;

    private final RuleSetProvider ruleSets;

    RulesHealthIndicator(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    @Override
    public Health health() {
        Map<String, Object> inForce = new LinkedHashMap<>();
        ruleSets.inForce()
                .forEach(each -> inForce.put(
                        each.version().scheme() + " v" + each.version().version(),
                        each.version().sha256()));
        List<String> problems = ruleSets.refused().stream()
                .flatMap(refused -> refused.problems().stream())
                .map(Problem::toString)
                .limit(LINES)
                .toList();
        Health.Builder health = inForce.isEmpty() ? Health.outOfService() : Health.up();
        return health.withDetail("inForce", inForce)
                .withDetail("refused", problems)
                .build();
    }
}
