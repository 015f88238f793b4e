package org.plumbline.service.rulesets;

import org.plumbline.core.ruleset.DrlManifest;

/** Reads the files of a {@link RuleSetFingerprint}; called only if a rule set has to be built. */
interface RuleFileSource {

    byte[] readWorkbook(String sha256);

    DrlManifest readDrl(String sha256);

    /** Whether the workbooks were accepted before, so that checks added later do not prevent the build. */
    default boolean accepted() {
        return false;
    }
}
