package org.plumbline.service.dictionary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;

/**
 * A version of the form dictionary.
 *
 * @param publication number of the event that published it; null before
 * @param author who uploaded it; {@code disk} for a file of the rules folder
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormDictionaryVersion(
        int version,
        String file,
        String sha256,
        State state,
        Origin origin,
        Long publication,
        String author,
        Instant createdAt,
        boolean inForce) {}
