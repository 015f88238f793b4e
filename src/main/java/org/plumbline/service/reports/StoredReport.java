package org.plumbline.service.reports;

import java.time.Instant;
import java.util.UUID;

/**
 * An uploaded report.
 *
 * @param document null where it was not asked for
 * @param sha256 of the document
 * @param actor who uploaded it
 */
record StoredReport(UUID id, String file, byte[] document, String sha256, String actor, Instant createdAt) {}
