package org.plumbline.core.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A report whose figures agree with each other, or contradict each other in one place.
 *
 * @param lines as {@link ReportDocx} writes them
 * @param place of the contradiction: the number of a paragraph, or 0 for the indicator table; -1 for none
 * @param check that must find it; null for none
 */
record GeneratedReport(List<String> lines, int place, ClaimCheck check) {

    /** The contradictions that can be seeded. */
    static final List<ClaimCheck> SEEDS = List.of(
            ClaimCheck.PARTS_SUM,
            ClaimCheck.SHARE_RECOMPUTE,
            ClaimCheck.GROWTH_RECOMPUTE,
            ClaimCheck.SAME_QUANTITY,
            ClaimCheck.PRODUCT,
            ClaimCheck.PRIOR_YEAR,
            ClaimCheck.TARGET_EQUALS_ACTUAL,
            ClaimCheck.PROBLEM_FULL_MARKS,
            ClaimCheck.ALL_ACHIEVED,
            ClaimCheck.NO_SATISFACTION,
            ClaimCheck.OTHER_BODY,
            ClaimCheck.OTHER_KIND);

    private static final List<String> PLACES = List.of("临江市云和区", "安平市河口县", "东陵市石桥区", "永兴市南坪县");
    private static final List<String> BUSINESS = List.of("医疗保障", "民政事务", "农业农村", "文化旅游");

    static GeneratedReport of(long seed, ClaimCheck check) {
        return new Writer(new Random(seed), check).write();
    }

    /** Writes one report. */
    private static final class Writer {

        private final Random random;
        private final ClaimCheck seeded;
        private final List<String> lines = new ArrayList<>();
        private int paragraphs;
        private int place = -1;

        Writer(Random random, ClaimCheck seeded) {
            this.random = random;
            this.seeded = seeded;
        }

        private boolean is(ClaimCheck check) {
            return seeded == check;
        }

        private void add(String line) {
            lines.add(line);
            paragraphs += line.startsWith("|") || line.isBlank() ? 0 : 1;
        }

        private void addSeeded(ClaimCheck check, String line) {
            add(line);
            if (is(check)) {
                place = paragraphs;
            }
        }

        private BigDecimal amount(int least, int most) {
            return new BigDecimal(least * 100 + random.nextInt((most - least) * 100)).movePointLeft(2);
        }

        private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
            return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
        }

        GeneratedReport write() {
            String region = PLACES.get(random.nextInt(PLACES.size()));
            String body = region + BUSINESS.get(random.nextInt(BUSINESS.size())) + "局";
            int year = 2018 + random.nextInt(6);
            add(body + year + "年度专项资金项目绩效自评报告");
            add("一、基本情况");
            add(body + "负责该项目的实施。");
            addSeeded(
                    ClaimCheck.OTHER_BODY,
                    (is(ClaimCheck.OTHER_BODY)
                                    ? region.replaceAll("[^市]+[区县]", "").strip() + body.substring(region.length())
                                    : body)
                            + "成立了评价小组。");
            BigDecimal total = writeAmounts(year);
            writeProduct();
            writeScores(year);
            writeIndicators();
            add("五、结论");
            BigDecimal again = is(ClaimCheck.SAME_QUANTITY) ? total.add(amount(1, 9)) : total;
            addSeeded(ClaimCheck.SAME_QUANTITY, year + "年本年支出合计" + again + "万元。");
            add(body + "将公开自评结果。");
            return new GeneratedReport(List.copyOf(lines), place, seeded);
        }

        private BigDecimal writeAmounts(int year) {
            add("二、资金情况");
            BigDecimal first = amount(50, 400);
            BigDecimal second = amount(50, 400);
            BigDecimal third = amount(50, 400);
            BigDecimal total = first.add(second).add(third);
            BigDecimal printed = is(ClaimCheck.PARTS_SUM) ? second.add(amount(3, 30)) : second;
            BigDecimal share = percent(first, total);
            share = is(ClaimCheck.SHARE_RECOMPUTE) ? share.add(amount(1, 5)) : share;
            add(year + "年本年支出合计" + total + "万元，其中：人员支出" + first + "万元，占" + share + "%；公用支出" + printed + "万元，占"
                    + percent(second, total) + "%；项目支出" + third + "万元，占" + percent(third, total) + "%。");
            place = is(ClaimCheck.PARTS_SUM) || is(ClaimCheck.SHARE_RECOMPUTE) ? paragraphs : place;
            boolean up = random.nextBoolean();
            BigDecimal change = amount(5, 60);
            BigDecimal prior = up ? total.subtract(change) : total.add(change);
            BigDecimal rate = percent(change, prior);
            rate = is(ClaimCheck.GROWTH_RECOMPUTE) ? rate.add(amount(1, 8)) : rate;
            addSeeded(
                    ClaimCheck.GROWTH_RECOMPUTE,
                    year + "年本年支出合计" + total + "万元，比" + (year - 1) + "年" + (up ? "增加" : "减少") + change + "万元，"
                            + (up ? "增长" : "下降") + rate + "%。");
            BigDecimal stated = is(ClaimCheck.PRIOR_YEAR) ? prior.add(amount(2, 20)) : prior;
            addSeeded(ClaimCheck.PRIOR_YEAR, (year - 1) + "年本年支出合计" + stated + "万元。");
            add("预算安排" + total + "万元，实际支出" + total + "万元，预算执行率100%。");
            return total;
        }

        private void writeProduct() {
            int price = 20 * (1 + random.nextInt(30));
            int people = 1_000 + random.nextInt(90_000);
            int share = 10 * (1 + random.nextInt(9));
            BigDecimal product = new BigDecimal((long) price * people)
                    .multiply(new BigDecimal(share))
                    .movePointLeft(6)
                    .setScale(2, RoundingMode.HALF_UP);
            BigDecimal printed = is(ClaimCheck.PRODUCT) ? product.add(amount(3, 30)) : product;
            addSeeded(
                    ClaimCheck.PRODUCT,
                    "补助标准为每人" + price + "元，区级承担" + share + "%，补助人数" + people + "人，补助金额" + printed + "万元。");
        }

        private void writeScores(int year) {
            add("三、评分情况");
            boolean achieved = is(ClaimCheck.ALL_ACHIEVED) || random.nextBoolean();
            int score = is(ClaimCheck.ALL_ACHIEVED) || !achieved ? 90 + random.nextInt(9) : 100;
            addSeeded(
                    ClaimCheck.ALL_ACHIEVED, year + "年度绩效自评得分" + score + "分，" + (achieved ? "各项目标全部实现。" : "多数目标已实现。"));
            if (is(ClaimCheck.OTHER_KIND)) {
                addSeeded(ClaimCheck.OTHER_KIND, year + "年部门整体支出绩效自评按以下指标进行。");
            }
            int management = 20 - (achieved ? 0 : 1 + random.nextInt(4));
            add("（1）二级指标“项目立项”满分20分，评价得分20分。");
            boolean full = is(ClaimCheck.PROBLEM_FULL_MARKS);
            int given = full ? 20 : management;
            add("（2）二级指标“项目实施”满分20分，评价得分" + given + "分。");
            if (full || given < 20) {
                addSeeded(ClaimCheck.PROBLEM_FULL_MARKS, "日常监管还不到位。");
            }
        }

        private void writeIndicators() {
            add("四、指标情况");
            int target = 1_001 + 10 * random.nextInt(9_000);
            int actual = is(ClaimCheck.TARGET_EQUALS_ACTUAL) ? target : target + 1 + random.nextInt(100);
            int rate = 90 + random.nextInt(11);
            String sign = is(ClaimCheck.TARGET_EQUALS_ACTUAL) || random.nextBoolean() ? "=" : "≥";
            add("|一级指标|二级指标|三级指标|年度指标值|实际完成值|偏差原因分析");
            add("|产出指标|数量指标|受益群众人数|" + sign + target + "人|" + actual + "人|");
            add("|产出指标|质量指标|待遇发放准确率|≥90%|" + rate + "%|");
            add("|产出指标|时效指标|资金支付及时率|100%|100%|");
            place = is(ClaimCheck.TARGET_EQUALS_ACTUAL) ? 0 : place;
            add("|效益指标|社会效益指标|群众负担减轻情况|明显|明显|");
            boolean satisfied = !is(ClaimCheck.NO_SATISFACTION);
            if (satisfied) {
                add("|满意度指标|服务对象满意度指标|服务对象满意度|≥90%|" + (90 + random.nextInt(10)) + "%|");
            }
            add("");
            addSeeded(ClaimCheck.NO_SATISFACTION, "各项效益指标按要求完成，待遇发放准确率达到" + rate + "%。");
        }
    }
}
