/**
 * Evaluations, findings and figures as .xlsx files for people. Start reading at
 * {@link org.plumbline.core.report.EvaluationWorkbookWriter}.
 */
package org.plumbline.core.report;
