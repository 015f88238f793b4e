/**
 * Whether the test cases of a workbook notice changes of its cells: which rows and conditions they cover, which changes
 * of one cell they detect, and which further cases would. Start reading at
 * {@link org.plumbline.core.mutation.MutationAnalysis}.
 */
package org.plumbline.core.mutation;
