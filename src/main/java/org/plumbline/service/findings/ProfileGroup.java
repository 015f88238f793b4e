package org.plumbline.service.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Severity;

/**
 * Self-evaluations that declare the same: a finding about several of them.
 *
 * @param place their common body or region; the scheme if all of it was compared
 * @param size number of them; of one subject and year only the newest counts
 * @param scores the declared scores; empty if totals were compared
 * @param total the declared total of the newest; null if it declares none
 * @param members newest first, at most {@link ProfileRepository#SHOWN}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProfileGroup(
        String code,
        Severity severity,
        String message,
        String scheme,
        String place,
        long size,
        List<DeclaredScore> scores,
        BigDecimal total,
        List<Member> members) {

    static final String CODE = "IDENTICAL_PROFILE";

    /** The declared score of an indicator or group. */
    record DeclaredScore(String code, String name, BigDecimal declaredScore) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(UUID evaluation, String subject, String region, int fiscalYear, BigDecimal declaredTotal) {}

    static ProfileGroup of(
            String scheme,
            String place,
            long size,
            List<DeclaredScore> scores,
            BigDecimal total,
            List<Member> members,
            Locale locale) {
        String profile = scores.stream()
                .map(score -> score.declaredScore().toPlainString())
                .collect(Collectors.joining("/"));
        Bilingual message = scores.isEmpty()
                ? new Bilingual(
                        "%d 份自评的总分相同：%s，均未列各项得分".formatted(size, total.toPlainString()),
                        "%d self-evaluations declare the same total, %s, and no scores by indicator"
                                .formatted(size, total.toPlainString()))
                : new Bilingual(
                        "%d 份自评的 %d 项得分逐项相同：%s".formatted(size, scores.size(), profile),
                        "%d self-evaluations declare the same %d scores: %s".formatted(size, scores.size(), profile));
        return new ProfileGroup(CODE, Severity.MEDIUM, message.in(locale), scheme, place, size, scores, total, members);
    }
}
