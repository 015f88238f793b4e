package org.plumbline.web;

import org.plumbline.ruleset.Bilingual;

/** A setting with which the service does not start. */
final class SettingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final transient Bilingual why;
    private final transient Bilingual remedy;

    /** @param setting its name, with the value where that is no secret */
    SettingRefused(String setting, Bilingual why, Bilingual remedy) {
        super(setting + ": " + why.en());
        this.setting = setting;
        this.why = why;
        this.remedy = remedy;
    }

    String setting() {
        return setting;
    }

    Bilingual why() {
        return why;
    }

    Bilingual remedy() {
        return remedy;
    }
}
