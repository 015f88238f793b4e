package org.plumbline.service.rulesets;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics of rule sets in memory and in force. */
@Component
final class RuleSetMetrics implements MeterBinder {

    private final ExecutableRuleSets executableRuleSets;
    private final RuleSetProvider ruleSets;

    RuleSetMetrics(ExecutableRuleSets executables, RuleSetProvider ruleSets) {
        this.executableRuleSets = executables;
        this.ruleSets = ruleSets;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.rule.sets.held", executableRuleSets, ExecutableRuleSets::countHeld)
                .register(registry);
        Gauge.builder("plumbline.rule.sets.bytes", executableRuleSets, ExecutableRuleSets::estimatedBytes)
                .register(registry);
        FunctionCounter.builder("plumbline.rule.sets.used", executableRuleSets, ExecutableRuleSets::countUses)
                .register(registry);
        FunctionCounter.builder("plumbline.rule.sets.built", executableRuleSets, ExecutableRuleSets::countBuilds)
                .register(registry);
        Gauge.builder("plumbline.rule.sets.in.force", ruleSets, each -> each.inForce()
                        .size())
                .register(registry);
    }
}
