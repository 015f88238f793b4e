/**
 * A rule workbook returned with its problems marked in their cells and every row read back as a sentence. Cells
 * without a problem are left as they were. Start reading at
 * {@link org.plumbline.core.annotation.WorkbookAnnotator}.
 */
package org.plumbline.core.annotation;
