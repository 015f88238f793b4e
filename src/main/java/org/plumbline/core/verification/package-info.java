/**
 * Checks the rows of a workbook together: gaps, overlaps, rows that can never apply, scores that fall where the
 * value gets better, weights that do not add up. Each check returns problems with a cell. Start reading at
 * {@code WorkbookValidator}.
 */
package org.plumbline.core.verification;
