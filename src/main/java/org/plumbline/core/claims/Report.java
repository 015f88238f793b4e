package org.plumbline.core.claims;

import java.util.List;

/**
 * What was read of a report.
 *
 * @param sha256 of the file
 * @param year the fiscal year; null where none was found
 * @param body the body whose report it is; null where none was found
 * @param claims of the sentences, in their order
 * @param unread numbers of the sentences that no claim has
 */
record Report(
        String sha256,
        Integer year,
        String body,
        List<ReportSection> sections,
        List<ReportParagraph> paragraphs,
        List<Claim> claims,
        List<UnreadNumber> unread,
        List<IndicatorLine> indicators,
        List<AmountLine> amounts,
        List<BlockScore> blocks) {

    /** The same with the claims that a person left. */
    Report withClaims(List<Claim> ticked) {
        return new Report(sha256, year, body, sections, paragraphs, ticked, unread, indicators, amounts, blocks);
    }

    /** The same with the claims of one section; null for all. */
    Report inSection(Integer section) {
        return section == null
                ? this
                : withClaims(claims.stream()
                        .filter(claim -> claim.section() == section)
                        .toList());
    }
}
