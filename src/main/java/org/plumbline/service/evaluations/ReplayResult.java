package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What came of scoring a kept submission again by the rules of its time.
 *
 * @param difference JSON pointer to the first place that differs; null where nothing does
 */
record ReplayResult(
        boolean identical,
        String canonicalSha256,
        String replayedSha256,
        @JsonInclude(JsonInclude.Include.ALWAYS) String difference) {}
