package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The result of scoring a stored submission again by the rules of its version.
 *
 * @param difference JSON pointer to the first difference; null if there is none
 */
record ReplayResult(
        boolean identical,
        String canonicalSha256,
        String replayedSha256,
        @JsonInclude(JsonInclude.Include.ALWAYS) String difference) {}
