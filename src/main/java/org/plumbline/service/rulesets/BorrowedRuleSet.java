package org.plumbline.service.rulesets;

import org.plumbline.core.ruleset.RuleSet;

/** A borrowed executable rule set of a version; close it after scoring. */
public final class BorrowedRuleSet implements AutoCloseable {

    private final RuleSetVersion version;
    private final SharedResourceCache.Handle<ExecutableRuleSets.BuiltRuleSet> use;

    BorrowedRuleSet(RuleSetVersion version, SharedResourceCache.Handle<ExecutableRuleSets.BuiltRuleSet> use) {
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
