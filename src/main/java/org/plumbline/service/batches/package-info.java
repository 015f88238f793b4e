/**
 * Many submissions at once, an evaluation or a problem for each, in the same order: streamed
 * ({@link org.plumbline.service.batches.BatchController}) or as a job in the background
 * ({@link org.plumbline.service.batches.JobService}).
 *
 * <p>Memory does not grow with the number of lines. A job's results are in a file of which only as many bytes count as
 * its checkpoint in the database says. Tables are turned into lines first
 * ({@link org.plumbline.service.batches.TableLineConverter}).
 */
package org.plumbline.service.batches;
