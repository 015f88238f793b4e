/**
 * Submissions made up by chance, as bodies hand them in: most targets met to the digit, some far exceeded, scores declared
 * near full marks, and a share with the faults that reviews find. For trials under load, capacity and bulk scoring.
 *
 * <p>One seed and number give one submission, on any machine and thread. The proportions follow published self-evaluations
 * (samples/generator/README.md says which); names of places are invented and no person is named. Part of the core, so that a
 * Spark job generates too; it must not know files or commands. Start reading at
 * {@link org.plumbline.core.generation.SubmissionGenerator}.
 */
package org.plumbline.core.generation;
