package org.plumbline.service.rulesets;

import org.plumbline.core.ruleset.DrlManifest;

/** The bytes behind a {@link RuleSetFingerprint}, fetched only where a rule set has to be built. */
interface RuleFileSource {

    byte[] readWorkbook(String sha256);

    DrlManifest readDrl(String sha256);

    /** Whether the workbooks were accepted before, so that later checks do not keep them from being built. */
    default boolean accepted() {
        return false;
    }
}
