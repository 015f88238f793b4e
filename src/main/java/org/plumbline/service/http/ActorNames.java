package org.plumbline.service.http;

import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Formats the names of actors for pages: the two that are no user's have a description instead. */
@Component("actors")
final class ActorNames {

    private static final Set<String> DESCRIBED = Set.of("disk", "local");

    private final MessageSource messages;

    ActorNames(MessageSource messages) {
        this.messages = messages;
    }

    /** @param actor as stored; null for none */
    public String shown(String actor, Locale locale) {
        return actor != null && DESCRIBED.contains(actor) ? messages.getMessage("actor." + actor, null, locale) : actor;
    }
}
