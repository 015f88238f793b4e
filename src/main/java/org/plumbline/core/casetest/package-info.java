/**
 * Whether a workbook does what its own sheet 测试 says: each case is scored as a submission would be, and every expected
 * score, grade, rule and finding is held against what came out.
 *
 * <p>This package must not know files, versions or who asked: a rule set in, a
 * {@link org.plumbline.core.casetest.CaseTestReport} out, with the cell of every expectation. What follows from a failure is
 * the caller's to decide. Start reading at {@link org.plumbline.core.casetest.CaseTestRunner}.
 */
package org.plumbline.core.casetest;
