package org.plumbline.service.evaluations;

import java.util.UUID;

/**
 * What a new evaluation corrects.
 *
 * @param evaluation id of the earlier one
 * @param reason in the caller's words; null only if it was stored before a reason was required
 */
public record Correction(UUID evaluation, String reason) {}
