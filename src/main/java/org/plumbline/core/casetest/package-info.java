/**
 * The test cases of a workbook's own sheet 测试: each is scored as a submission, and every expected score, grade, rule
 * and finding is compared with the result. A rule set in, a {@link org.plumbline.core.casetest.CaseTestReport} out, with the
 * cell of every expectation. Start reading at {@link org.plumbline.core.casetest.CaseTestRunner}.
 */
package org.plumbline.core.casetest;
