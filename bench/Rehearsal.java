import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.ruleset.RuleWorkbook;

/** The client of rehearsal.sh: run as {@code java -cp <jar> bench/Rehearsal.java <jar> <rules/drl> <cases>}. */
final class Rehearsal {

    private static final int INDICATORS = 30;
    private static final int BANDS = 11;
    private static final int CLIENTS = 4;

    /** Nothing but the bench's workbook is imported, so that its versions have the first ids. */
    private static final int FIRST = 1;

    private static final int SECOND = 2;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path jar;
    private final Path folder;
    private final int port;
    private Process service;

    private Rehearsal(Path jar, Path folder, int port) {
        this.jar = jar.toAbsolutePath();
        this.folder = folder;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("rehearsal");
        Rehearsal bench = new Rehearsal(Path.of(arguments[0]), folder, freePort());
        try {
            bench.run(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } finally {
            bench.stop();
            delete(folder);
        }
    }

    private void run(Path drl, int cases) throws Exception {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("decision-tables"));
        Files.createDirectories(rules.resolve("drl"));
        try (Stream<Path> files = Files.list(drl)) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve("drl").resolve(file.getFileName()));
            }
        }
        Path workbook = rules.resolve("decision-tables").resolve("bench.xlsx");
        Files.write(workbook, workbook(70));
        start();
        long keeping = System.nanoTime();
        keep(cases);
        System.out.printf("kept %d evaluations of %d indicators in %d ms%n", cases, INDICATORS, millis(keeping));
        stop();
        // the changed workbook becomes the scheme's second version at the next start
        Files.write(workbook, workbook(65));
        start();
        for (String run : List.of("cold", "warm", "warm")) {
            rehearse(run, cases);
        }
        long covering = System.nanoTime();
        String coverage = get("/api/v1/rule-sets/" + FIRST + "/coverage");
        System.out.printf(
                "coverage over %s evaluations in %d ms: %s rules never fired%n",
                number(coverage, "evaluations"), millis(covering), number(coverage, "neverFired"));
    }

    private void rehearse(String run, int cases) throws Exception {
        long begun = System.nanoTime();
        long cpu = cpu();
        HttpResponse<String> answer = http.send(
                request("/api/v1/rule-sets/" + SECOND + "/rehearsal")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        String address = answer.headers().firstValue("Location").orElseThrow();
        String state;
        do {
            Thread.sleep(20);
            state = get(address);
        } while (state.contains("\"state\":\"RUNNING\""));
        long elapsed = millis(begun);
        if (!state.contains("\"state\":\"DONE\"") || number(state, "compared") != cases || number(state, "changedTotal") == 0) {
            throw new IllegalStateException(state);
        }
        System.out.printf(
                "rehearsal (%s): %d cases in %d ms and %.1f s of CPU, %d a second; %d with another total, %d with another grade%n",
                run,
                cases,
                elapsed,
                (cpu() - cpu) / 1000.0,
                cases * 1000L / Math.max(1, elapsed),
                number(state, "changedTotal"),
                number(state, "changedGrade"));
    }

    private void keep(int cases) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                String submission = submission(i);
                posts.add(clients.submit(() -> {
                    HttpResponse<String> answer = http.send(
                            request("/api/v1/evaluations")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(submission))
                                    .build(),
                            BodyHandlers.ofString());
                    if (answer.statusCode() != 201) {
                        throw new IllegalStateException(answer.body());
                    }
                    return null;
                }));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Actual values from well below the target to above it, so that every band has its cases. */
    private static String submission(int number) {
        Random random = new Random(number);
        StringBuilder indicators = new StringBuilder();
        for (int i = 0; i < INDICATORS; i++) {
            indicators
                    .append(i == 0 ? "" : ",")
                    .append("{\"code\":\"%s\",\"actual\":%s,\"declaredScore\":3}"
                            .formatted(code(i), BigDecimal.valueOf(900 + random.nextInt(111), 1)));
        }
        return """
                {"scheme":"bench","fiscalYear":2024,"subject":{"name":"第%d单位","type":"PROJECT","region":"某省/某市/某县"},\
                "indicators":[%s],"declared":{"total":90}}"""
                .formatted(number, indicators);
    }

    private static String code(int indicator) {
        return "i%02d".formatted(indicator);
    }

    /** Thirty indicators with eleven bands each; {@code fourth} is what the fourth band leaves of the weight, percent. */
    private static byte[] workbook(int fourth) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("方案编号", "bench");
        settings.put("标题", "基准");
        settings.put("适用地区", "全国");
        settings.put("年度起", 2020);
        settings.put("年度止", 2030);
        settings.put("依据", "基准");
        settings.put("依据状态", "待核");
        settings.put("满分", 100);
        settings.put("小数位数", 2);
        settings.put("舍入方式", "四舍五入");
        settings.put("缺失处理", "待补");
        settings.put("自报指标", "否");
        RuleWorkbook workbook = RuleWorkbook.of(settings);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < INDICATORS; i++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            cells.put("指标编号", code(i));
            cells.put("一级指标", "一级" + i / 10);
            cells.put("二级指标", "二级" + i / 5);
            cells.put("三级指标", "指标" + i);
            cells.put("权重", i % 3 == 0 ? 4 : 3);
            cells.put("符号", "≥");
            cells.put("目标值", 100);
            cells.put("单位", "%");
            cells.put("依据", "基准");
            workbook.indicator(cells);
            for (int band = 0; band < BANDS; band++) {
                List<Object> row = new ArrayList<>();
                row.add("QJ-" + i + "-" + band);
                row.add(code(i));
                row.add(band == 0 ? null : band - 1);
                row.add(band == BANDS - 1 ? null : band);
                row.add(band == 3 ? fourth : 100 - 10 * band);
                row.add("权重%");
                row.add("基准");
                rows.add(row);
            }
        }
        workbook.table("扣分-区间", "BAND", List.of("指标编号", "低于目标大于", "低于目标不大于", "得分", "得分单位", "依据"), rows);
        List<List<Object>> grades = new ArrayList<>();
        grades.add(grade("DJ-1", 60, null, "优"));
        grades.add(grade("DJ-2", 50, 60, "良"));
        grades.add(grade("DJ-3", 40, 50, "中"));
        grades.add(grade("DJ-4", null, 40, "差"));
        workbook.table("等级", "GRADE", List.of("总分不小于", "总分小于", "等级", "依据"), grades);
        return workbook.bytes();
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

    private static long number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Long.parseLong(matcher.group(1));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofMinutes(2));
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private void start() throws Exception {
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port,
                        "--plumbline.data-dir=" + folder.resolve("data"),
                        "--plumbline.rules-dir=" + folder.resolve("rules"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; i < 600; i++) {
            if (!service.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            try {
                if (http.send(request("/actuator/health/readiness").build(), BodyHandlers.ofString())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                // it is still starting
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("not ready within a minute: " + Files.readString(folder.resolve("log")));
    }

    private void stop() throws InterruptedException {
        if (service != null) {
            service.destroy();
            if (!service.waitFor(30, TimeUnit.SECONDS)) {
                service.destroyForcibly().waitFor();
            }
            service = null;
        }
    }

    /** Milliseconds of CPU the service has used: on a busy machine they say more than the clock. */
    private long cpu() {
        return service.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
