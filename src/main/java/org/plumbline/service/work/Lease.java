package org.plumbline.service.work;

import java.util.UUID;

/**
 * The right to work on one row until the lease ends.
 *
 * @param id of the row
 * @param run how often the row was taken, this time included; a lease with a smaller number than
 *     the row's is lost
 */
public record Lease(UUID id, int run) {}
