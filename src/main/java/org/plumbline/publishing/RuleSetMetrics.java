package org.plumbline.publishing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Rule sets in memory and in force. */
@Component
final class RuleSetMetrics implements MeterBinder {

    private final Executables executables;
    private final RuleSets ruleSets;

    RuleSetMetrics(Executables executables, RuleSets ruleSets) {
        this.executables = executables;
        this.ruleSets = ruleSets;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("plumbline.rule.sets.held", executables, Executables::held)
                .register(registry);
        Gauge.builder("plumbline.rule.sets.bytes", executables, Executables::bytes)
                .register(registry);
        FunctionCounter.builder("plumbline.rule.sets.used", executables, Executables::uses)
                .register(registry);
        FunctionCounter.builder("plumbline.rule.sets.built", executables, Executables::builds)
                .register(registry);
        Gauge.builder("plumbline.rule.sets.in.force", ruleSets, each -> each.inForce()
                        .size())
                .register(registry);
    }
}
