package org.plumbline.service.evaluations;

import java.util.UUID;

/**
 * What a new evaluation corrects.
 *
 * @param evaluation id of the earlier one
 * @param reason in the caller's words; null only where it was kept before reasons were asked for
 */
public record Correction(UUID evaluation, String reason) {}
