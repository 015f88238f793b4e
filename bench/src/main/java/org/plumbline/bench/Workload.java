package org.plumbline.bench;

import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;


import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The measured shape: a scheme of {@code indicators} indicators, each judged by eleven half-open bands of its shortfall
 * (区间 family), and submissions with values in all of them.
 */
public enum Workload {
    W1(27, 64),
    W2(270, 8),
    W3(900, 4);

    static final int BANDS = 11;
    /** The first indicator's band by whose rate versions of otherwise equal rules differ. */
    static final int VARIED = 6;

    final int indicators;
    /** Few enough to stay in the processor's cache, like a submission just received. */
    final int submissions;

    Workload(int indicators, int submissions) {
        this.indicators = indicators;
        this.submissions = submissions;
    }

    int rows() {
        return indicators * BANDS;
    }

    static String code(int indicator) {
        return "i%04d".formatted(indicator);
    }

    /** Share of the weight that a band leaves: 100, 90 … 0. */
    static BigDecimal rate(int band) {
        return BigDecimal.valueOf(100 - 10L * band);
    }

    /** Lower bound of a band's shortfall, exclusive; null for the first, where the target is met. */
    static BigDecimal above(int band) {
        return band == 0 ? null : BigDecimal.valueOf(band - 1);
    }

    /** Upper bound of a band's shortfall, inclusive; null for the last. */
    static BigDecimal upTo(int band) {
        return band == BANDS - 1 ? null : BigDecimal.valueOf(band);
    }

    byte[] workbook() {
        return workbook("bench", indicators, 2, rate(VARIED));
    }

    /** @param varied percent that the first indicator's band {@link #VARIED} leaves */
    static byte[] workbook(String scheme, int indicators, int decimals, BigDecimal varied) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("方案编号", scheme);
        settings.put("标题", "基准");
        settings.put("适用地区", "全国");
        settings.put("年度起", 2020);
        settings.put("年度止", 2030);
        settings.put("依据", "基准");
        settings.put("依据状态", "待核");
        settings.put("满分", indicators);
        settings.put("小数位数", decimals);
        settings.put("舍入方式", "四舍五入");
        settings.put("缺失处理", "待补");
        settings.put("自报指标", "否");
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(settings);
        for (int i = 0; i < indicators; i++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("指标编号", code(i));
            cells.put("一级指标", "一级" + i / 90);
            cells.put("二级指标", "二级" + i / 9);
            cells.put("三级指标", "指标" + i);
            cells.put("权重", 1);
            cells.put("符号", "≥");
            cells.put("目标值", 100);
            cells.put("单位", "%");
            cells.put("依据", "基准");
            workbook.addIndicator(cells);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < indicators; i++) {
            for (int band = 0; band < BANDS; band++) {
                List<Object> row = new ArrayList<>();
                row.add("QJ-" + i + "-" + band);
                row.add(code(i));
                row.add(above(band));
                row.add(upTo(band));
                row.add(i == 0 && band == VARIED ? varied : rate(band));
                row.add("权重%");
                row.add("基准 第" + band + "档");
                rows.add(row);
            }
        }
        workbook.addTable(
                "扣分-区间", "BAND", List.of("指标编号", "低于目标大于", "低于目标不大于", "得分", "得分单位", "依据"), rows);
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(grade("DJ-1", indicators / 2, null, "优"), grade("DJ-2", null, indicators / 2, "差")));
        return workbook.toBytes();
    }

    private static List<Object> grade(String id, Integer from, Integer below, String label) {
        List<Object> row = new ArrayList<>();
        row.add(id);
        row.add(from);
        row.add(below);
        row.add(label);
        row.add("基准");
        return row;
    }

    List<Submission> examples() {
        Random random = new Random(42);
        List<Submission> examples = new ArrayList<>();
        for (int n = 0; n < this.submissions; n++) {
            List<IndicatorEntry> entries = new ArrayList<>();
            for (int i = 0; i < indicators; i++) {
                Value actual = Value.of(BigDecimal.valueOf(880 + random.nextInt(131), 1));
                entries.add(IndicatorEntry.of(code(i)).actual(actual).build());
            }
            examples.add(new Submission(
                    "bench",
                    2024,
                    new Subject("某县", "PROJECT", null),
                    Budget.NONE,
                    entries,
                    List.of(),
                    List.of(),
                    DeclaredResult.NOTHING));
        }
        return examples;
    }

    /** The submission as a caller sends it. */
    static byte[] body(Submission submission) {
        return "{\"scheme\":\"%s\",\"fiscalYear\":%d,\"subject\":{\"name\":\"某县\",\"type\":\"PROJECT\"},\"indicators\":[%s]}"
                .formatted(
                        submission.scheme(),
                        submission.fiscalYear(),
                        submission.indicators().stream()
                                .map(entry -> "{\"code\":\"%s\",\"actual\":%s}"
                                        .formatted(
                                                entry.code(),
                                                ((Value.NumberValue) entry.actual()).number().toPlainString()))
                                .collect(Collectors.joining(",")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The shipped DRL rules of every rule set. */
    static DrlManifest drl() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(Path.of("rules/drl"))) {
            for (Path path : paths.sorted().toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DrlManifest(files);
    }
}
