/**
 * Generated submissions for trials under load, capacity tests and bulk scoring: most targets met, some far exceeded,
 * scores declared near full marks, and a share with the faults that reviews find.
 *
 * <p>One seed and number give one submission, on any machine and thread. The proportions follow published
 * self-evaluations (samples/generator/README.md); place names are invented and no person is named. Start reading at
 * {@link org.plumbline.core.generation.SubmissionGenerator}.
 */
package org.plumbline.core.generation;
