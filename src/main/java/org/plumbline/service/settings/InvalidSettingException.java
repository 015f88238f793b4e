package org.plumbline.service.settings;

import org.plumbline.core.basics.Bilingual;

/** A setting with which the service must not start. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final transient Bilingual why;
    private final transient Bilingual remedy;

    /** @param setting its name, with the value if that is no secret */
    public InvalidSettingException(String setting, Bilingual why, Bilingual remedy) {
        super(setting + ": " + why.en());
        this.setting = setting;
        this.why = why;
        this.remedy = remedy;
    }

    public String setting() {
        return setting;
    }

    public Bilingual reason() {
        return why;
    }

    public Bilingual remedy() {
        return remedy;
    }
}
