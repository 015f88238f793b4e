/**
 * Many submissions at once, an evaluation or a problem each, in the same order: while the caller sends and reads
 * ({@link org.plumbline.service.batches.BatchController}), or as a job in the background ({@link org.plumbline.service.batches.JobService}).
 *
 * <p>Memory does not grow with the number of lines: a few chunks of them are at work at any time. A job's results lie in a file
 * of which only as many bytes count as its checkpoint in the database says; {@link org.plumbline.service.batches.JobRun} tells why
 * nothing is lost or doubled. Tables are turned into lines first ({@link org.plumbline.service.batches.TableLineConverter}).
 *
 * <p>Must not know how a submission is scored or what makes a problem.
 */
package org.plumbline.service.batches;
