package org.plumbline.service.evaluations;

import java.util.List;
import java.util.UUID;

/**
 * How an evaluation stands to others.
 *
 * @param corrects the one that it puts right; null for none
 * @param correctedBy those that put it right, oldest first
 */
record CorrectionLinks(UUID corrects, List<UUID> correctedBy) {}
