package org.plumbline.publishing;

import org.plumbline.ruleset.RuleSet;

/** A version's executable rule set on loan; close it when scored. */
public final class RuleSetInUse implements AutoCloseable {

    private final RuleSetVersion version;
    private final Shared.Use<Executables.Built> use;

    RuleSetInUse(RuleSetVersion version, Shared.Use<Executables.Built> use) {
        this.version = version;
        this.use = use;
    }

    public RuleSetVersion version() {
        return version;
    }

    public RuleSet ruleSet() {
        return use.value().ruleSet();
    }

    @Override
    public void close() {
        use.close();
    }
}
