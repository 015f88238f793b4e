/**
 * Spreadsheet files in and out: checked unpacking, cells, the styles of files that are written, and problems that
 * name a cell. Must not know the meaning of a sheet.
 */
package org.plumbline.core.spreadsheet;
