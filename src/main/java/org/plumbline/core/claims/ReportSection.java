package org.plumbline.core.claims;

/**
 * A report, or one of several within a document such as an annex.
 *
 * @param index from 0
 * @param title empty where none was found
 * @param year of the title; null for none
 * @param subject the title without year, kind of report and kind of money: the project's own name
 */
record ReportSection(int index, String title, Integer year, Kind kind, String subject) {

    /** What a report is about. */
    enum Kind {
        DEPARTMENT,
        PROJECT,
        UNKNOWN
    }
}
