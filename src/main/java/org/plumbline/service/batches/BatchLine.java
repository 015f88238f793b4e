package org.plumbline.service.batches;

/**
 * A line of a batch that is not blank.
 *
 * @param number from 1, blank ones counted
 * @param bytes without its end; null where there were more than a line may have
 */
public record BatchLine(long number, byte[] bytes) {}
