package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/**
 * The band a total falls in (等级).
 *
 * @param of whose total
 * @param points the total judged
 * @param label such as 优
 * @param aliases other labels for the same band, such as 优秀
 */
public record Grade(Total.TotalSource of, BigDecimal points, String label, List<String> aliases, String basis)
        implements RuleResult {

    /** The same total with another grade and the aliases of that grade. */
    public Grade lowerTo(String to, List<String> aliases) {
        return to.equals(label) ? this : new Grade(of, points, to, aliases, basis);
    }

    public boolean hasLabel(String name) {
        return label.equals(name) || aliases.contains(name);
    }
}
