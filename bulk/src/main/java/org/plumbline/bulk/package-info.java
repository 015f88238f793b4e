/**
 * A year of submissions scored by Spark: the service's core, the service's rules as a bundle, the service's bytes.
 *
 * <p>Nothing is judged here. Records are read, handed to the core and laid down as Parquet. Start reading at
 * {@link org.plumbline.bulk.BulkScoring}; {@link org.plumbline.bulk.EvaluationColumns} holds what is written.
 */
package org.plumbline.bulk;
