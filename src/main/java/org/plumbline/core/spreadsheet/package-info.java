/**
 * Spreadsheet files in and out: guarded unpacking, cells, the styles of files that are written, and problems that
 * name a cell. Must not know what a sheet means.
 */
package org.plumbline.core.spreadsheet;
