/**
 * Scores a year of submissions with Spark: the same core, rules (as a bundle) and bytes as the service.
 *
 * <p>Nothing is judged here. Records are read, scored by the core and written as Parquet. Start reading at
 * {@link org.plumbline.bulk.BulkScoring}; {@link org.plumbline.bulk.EvaluationColumns} defines the columns written.
 */
package org.plumbline.bulk;
