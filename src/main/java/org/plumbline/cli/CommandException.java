package org.plumbline.cli;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.storage.NewerSchemaException;
import org.springframework.core.NestedExceptionUtils;

/** The command cannot be executed as given; nothing was changed. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Bilingual sentence;

    public CommandException(String zh, String en, Object... values) {
        super(en.formatted(values));
        this.sentence = new Bilingual(zh.formatted(values), en.formatted(values));
    }

    /** @throws CommandException if the database was not opened because a newer program has upgraded it */
    static void rethrowNewerSchema(RuntimeException failure) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof NewerSchemaException newer) {
            throw new CommandException("%s", "%s", newer.getMessage());
        }
    }

    Bilingual sentence() {
        return sentence;
    }
}
