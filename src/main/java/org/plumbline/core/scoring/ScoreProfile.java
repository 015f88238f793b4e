package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Sha256;

/**
 * The declared scores of a body, indicator by indicator, as one value to compare (得分组合): 8/12/3/6/10/30/30 of one
 * project and of another, unlike it, is a coincidence to be reviewed.
 *
 * @param scores how many indicators and groups have a declared score
 * @param fullMarks whether each of them, one at least, is its whole weight; such a profile is not significant
 * @param sha256 of codes and scores, in the order of their codes; null where nothing was declared
 */
public record ScoreProfile(int scores, boolean fullMarks, String sha256) {

    /** Equal numbers give equal profiles, however many zeros they were written with. */
    public static ScoreProfile of(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        boolean fullMarks = true;
        for (IndicatorScore score : evaluation.indicators()) {
            BigDecimal declared = score.declaredScore();
            if (declared != null) {
                lines.add(score.code() + "=" + declared.stripTrailingZeros().toPlainString());
                fullMarks &= score.weight() != null && declared.compareTo(score.weight()) == 0;
            }
        }
        if (lines.isEmpty()) {
            return new ScoreProfile(0, false, null);
        }
        lines.sort(null);
        byte[] all = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return new ScoreProfile(lines.size(), fullMarks, Sha256.of(all));
    }
}
