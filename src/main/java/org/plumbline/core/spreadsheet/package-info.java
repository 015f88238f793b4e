/**
 * Spreadsheet files in and out: checked unpacking, cells, the styles of files that are written, and problems that
 * name a cell. Must not know what a sheet means.
 */
package org.plumbline.core.spreadsheet;
