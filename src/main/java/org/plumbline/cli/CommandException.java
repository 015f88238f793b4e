package org.plumbline.cli;

import org.plumbline.core.basics.Bilingual;

/** The command cannot be executed as given; nothing was changed. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Bilingual sentence;

    public CommandException(String zh, String en, Object... values) {
        super(en.formatted(values));
        this.sentence = new Bilingual(zh.formatted(values), en.formatted(values));
    }

    Bilingual sentence() {
        return sentence;
    }
}
