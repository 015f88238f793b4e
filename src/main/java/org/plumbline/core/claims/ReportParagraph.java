package org.plumbline.core.claims;

/**
 * A paragraph of a report, or the text of a cell.
 *
 * @param narrow with half-width digits, letters and signs; as long as the text
 * @param section index of its section
 * @param heading the headings above, the outermost first; empty for none
 * @param item label of a numbered paragraph, before its colon; empty otherwise
 */
public record ReportParagraph(ClaimPlace place, String text, String narrow, int section, String heading, String item) {}
