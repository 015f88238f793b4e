package org.plumbline.bulk;

import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.core.bundle.BundledRuleSets;
import org.plumbline.core.bundle.RuleSetBundle;

/** The executable rules of this JVM: built once per bundle for all tasks, and never serialised. */
final class BundledRulesCache {

    private static final ConcurrentHashMap<String, BundledRuleSets> BY_SHA256 = new ConcurrentHashMap<>();

    private BundledRulesCache() {}

    /** @param sha256 of the bundle */
    static BundledRuleSets rulesOf(String sha256, byte[] bundle) {
        return BY_SHA256.computeIfAbsent(sha256, absent -> new BundledRuleSets(RuleSetBundle.read(bundle)));
    }
}
