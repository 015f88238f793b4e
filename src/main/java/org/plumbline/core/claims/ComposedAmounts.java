package org.plumbline.core.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of a sentence that make up another one of it: 总投资X，由A和B组成, 由A和B组成，合计X and 包括A、B，共计X. The words say that they
 * are all its parts, unless 等 ends the list.
 */
final class ComposedAmounts {

    /** Without a comma, behind which other amounts may be; that of 1,200 is none. */
    private static final String LIST = "((?:[^。;；,，]|(?<=\\d)[,，](?=\\d{3}))*?)";

    private static final Pattern COMPOSED = Pattern.compile("由" + LIST + "(?:共同)?(?:组成|构成)");
    private static final Pattern LISTED = Pattern.compile("包括:?" + LIST + ",?(?:共计|合计|总计|总额)");
    /** Between a whole and its parts: 总投资1200万元,由. */
    private static final Pattern FOLLOWS = Pattern.compile("[,:]?(?:主要|分别)?");
    /** Before the words of the first part. */
    private static final String ANNOUNCED = "^.*(?:由|包括:?)";

    private static final Pattern NESTED = Pattern.compile("其中|含|占");

    private ComposedAmounts() {}

    /** Whether the words around a list say that it leaves nothing out. */
    static boolean isComplete(Claim part) {
        Matcher composed = COMPOSED.matcher(part.context());
        return composed.find()
                && composed.group(1).contains(part.text())
                && !composed.group(1).contains("等");
    }

    /** The claims of a sentence, those that make up another one as its parts. */
    static List<Claim> link(Sentence sentence, List<Claim> claims) {
        List<Claim> linked = new ArrayList<>(claims);
        link(sentence, COMPOSED, linked);
        link(sentence, LISTED, linked);
        return linked;
    }

    private static void link(Sentence sentence, Pattern pattern, List<Claim> claims) {
        Matcher list = pattern.matcher(sentence.text());
        while (list.find()) {
            int from = sentence.start() + list.start(1);
            int to = sentence.start() + list.end(1);
            List<Claim> parts = claims.stream()
                    .filter(claim -> claim.isMoney() && claim.from() >= from && claim.to() <= to)
                    .toList();
            Claim whole = findWhole(sentence, list, claims);
            boolean plain = parts.size() > 1
                    && parts.stream().allMatch(ComposedAmounts::isPart)
                    && !NESTED.matcher(list.group(1)).find();
            if (whole != null && whole.whole() == null && whole.isExact() && plain) {
                parts.forEach(part -> claims.set(
                        claims.indexOf(part),
                        ClaimDraft.of(part)
                                .subject(part.subject().replaceFirst(ANNOUNCED, ""))
                                .whole(whole.from())
                                .build()));
            }
        }
    }

    private static boolean isPart(Claim claim) {
        return claim.whole() == null
                && claim.sure()
                && claim.isExact()
                && !claim.subject().isEmpty();
    }

    /** The amount directly before the list, or else the sum directly behind it; null for none. */
    private static Claim findWhole(Sentence sentence, Matcher list, List<Claim> claims) {
        String text = sentence.text();
        for (Claim claim : claims) {
            int end = claim.to() - sentence.start();
            boolean before = end <= list.start()
                    && FOLLOWS.matcher(text.substring(end, list.start())).matches();
            if (claim.isMoney() && before) {
                return claim;
            }
        }
        return claims.stream()
                .filter(claim -> claim.isMoney()
                        && claim.from() - sentence.start() >= list.end(1)
                        && claim.subject().matches("共计|合计|总计|总额"))
                .findFirst()
                .orElse(null);
    }
}
