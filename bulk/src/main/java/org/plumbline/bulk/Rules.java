package org.plumbline.bulk;

import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.core.bundle.BundledRuleSets;
import org.plumbline.core.bundle.RuleSetBundle;

/** The executable rules of this JVM: built once a bundle, whatever the number of tasks, and never sent anywhere. */
final class Rules {

    private static final ConcurrentHashMap<String, BundledRules> BY_SHA256 = new ConcurrentHashMap<>();

    private Rules() {}

    /** @param sha256 of the bundle */
    static BundledRules of(String sha256, byte[] bundle) {
        return BY_SHA256.computeIfAbsent(sha256, absent -> new BundledRules(RuleSetBundle.read(bundle)));
    }
}
