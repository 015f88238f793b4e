package org.plumbline.service.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the chain. A copy stored elsewhere proves later that no entry up to it was changed.
 *
 * @param entries number of entries; the sequence number of the last
 * @param hash of the last entry; 64 zeros if there is none
 * @param at when the last entry was chained; null in a head that was parsed
 */
public record ChainHead(long entries, String hash, Instant at) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})(\\s.*)?", Pattern.DOTALL);

    /** The short form that the parameter {@code head} takes: {@code 12:ab…}. */
    @JsonProperty
    public String head() {
        return entries + ":" + hash;
    }

    /** The export format: the short form, the time, a line end. */
    String toExportLine() {
        return head() + " " + at + "\n";
    }

    /** Parses the short form or the exported line; empty if the text is neither. */
    public static Optional<ChainHead> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2), null))
                : Optional.empty();
    }
}
