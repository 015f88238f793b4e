package org.plumbline.core.claims;

/**
 * A sentence of a paragraph.
 *
 * @param number counted over the report
 * @param start of it in the paragraph
 * @param text with half-width signs
 */
record Sentence(ReportParagraph paragraph, int number, int start, String text) {

    /** The characters as the paragraph has them. */
    String original(int from, int to) {
        return paragraph.text().substring(start + from, start + to);
    }
}
