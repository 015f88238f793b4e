package org.plumbline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The client of province.sh, {@code Province <evaluations> <kept over HTTP> <jar>}, and of national.sh,
 * {@code … at <port>}: times only the pages of a running service with evaluations on PostgreSQL.
 */
final class Province {

    private static final Pattern BEHIND = Pattern.compile("\"behind\":(\\d+)");
    private static final Pattern COUNTED = Pattern.compile("\"evaluations\":(\\d+),\"corrections\"");
    private static final int TIMES = 7;

    /** Limit for one page or query, in milliseconds. */
    private static final long AIM = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final String address;
    /** Null where the service was started elsewhere. */
    private final ServiceProcess service;

    private Province(Path folder, String address, ServiceProcess service) {
        this.folder = folder;
        this.address = address;
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("at")) {
            Province running = new Province(null, "http://127.0.0.1:" + arguments[1], null);
            running.rows();
            System.exit(running.time(running.findMostFrequent()) ? 0 : 1);
        }
        Path folder = Files.createTempDirectory("province");
        ServiceProcess service = ServiceProcess.in(folder, Path.of(arguments[2]), List.of("-Xmx1g"));
        Province trial = new Province(folder, service.url(""), service);
        boolean holds;
        try {
            service.start();
            holds = trial.measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        } finally {
            service.stop();
            ServiceProcess.delete(folder);
        }
        System.exit(holds ? 0 : 1);
    }

    private boolean measure(int evaluations, int kept) throws Exception {
        keep(kept);
        catchUp(kept); // chained first, since entries of the chain are copied
        service.stop();
        long begun = System.nanoTime();
        multiply(evaluations - kept);
        System.out.printf("%d copied in %d ms%n", evaluations - kept, millis(begun));
        service.start();
        begun = System.nanoTime();
        catchUp(evaluations);
        System.out.printf("the copies chained and added up after %d ms%n", millis(begun));
        long cpu = service.cpuMillis();
        begun = System.nanoTime();
        send(request("/api/v1/statistics/rebuild").POST(BodyPublishers.noBody()));
        catchUp(evaluations);
        long took = millis(begun);
        System.out.printf(
                "all %d added up again in %d ms: %d a second, %.0f µs of CPU each%n",
                evaluations,
                took,
                evaluations * 1_000L / took,
                (service.cpuMillis() - cpu) * 1_000.0 / evaluations);
        rows();
        boolean quick = time(new MostFrequent("某省/第3市/第2县", "dachang-department", "d03", "BK-003"));
        return quick || evaluations < 100_000; // the times of a short run are not significant
    }

    private boolean time(MostFrequent query) throws Exception {
        boolean quick = true;
        for (String address : query.addresses()) {
            quick &= time(address) <= AIM;
        }
        return quick;
    }

    /** The most frequent values in the tables. */
    private MostFrequent findMostFrequent() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            String county = text(statement, "select r.path from statistics_grade g join statistics_region r on r.id = g.region"
                    + " where r.level = 3 group by r.path order by sum(g.evaluations) desc limit 1");
            String scheme = text(statement, "select scheme from statistics_grade where region = 0 group by scheme"
                    + " order by sum(evaluations) desc limit 1");
            return new MostFrequent(
                    county,
                    scheme,
                    text(statement, "select code from statistics_indicator where code is not null and scheme = '" + scheme + "' limit 1"),
                    text(statement, "select rule from statistics_rule where scheme = '" + scheme + "' limit 1"));
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** @param county with its province and city before it */
    private record MostFrequent(String county, String scheme, String indicator, String rule) {
        List<String> addresses() {
            String province = encoded(county.substring(0, county.indexOf('/')));
            String city = encoded(county.substring(0, county.lastIndexOf('/')));
            String county = encoded(this.county);
            List<String> addresses = new ArrayList<>(List.of(
                    "/statistics",
                    "/statistics?region=" + province,
                    "/statistics?region=" + city + "&fiscalYear=2020",
                    "/statistics?region=" + county + "&scheme=" + scheme,
                    "/statistics.xlsx",
                    "/api/v1/statistics"));
            for (String table : List.of(
                    "grades-by-year", "grades-by-region", "differences", "differences-by-region", "indicators", "rules", "findings-by-year")) {
                addresses.add("/api/v1/statistics?table=" + table + "&region=" + province);
            }
            addresses.addAll(List.of(
                    "/statistics/evaluations",
                    "/statistics/evaluations?grade=" + encoded("差"),
                    "/statistics/evaluations?difference=over-10&region=" + city,
                    "/statistics/evaluations?difference=under-5",
                    "/statistics/evaluations?finding=OVERSPEND&region=" + county,
                    "/statistics/evaluations?scheme=" + scheme + "&indicator=" + indicator,
                    "/statistics/evaluations?scheme=" + scheme + "&rule=" + rule + "&region=" + county,
                    "/statistics/evaluations?own=" + encoded("没有这个"),
                    "/evaluations",
                    "/evaluations?grade=" + encoded("优"),
                    "/evaluations?scheme=" + scheme + "&fiscalYear=2020",
                    "/evaluations?finding=OVERSPEND",
                    "/evaluations?finding=OVERSPEND&grade=" + encoded("优")));
            return addresses;
        }
    }

    private long time(String address) throws Exception {
        List<Long> times = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request(address).GET().build(), BodyHandlers.ofByteArray());
            times.add(millis(begun));
            length = answer.body().length;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
        }
        long first = times.get(0);
        times.sort(Comparator.naturalOrder());
        System.out.printf(
                "%5d ms, first %5d ms, %7d bytes  %s%n",
                times.get(TIMES / 2), first, length, URLDecoder.decode(address, StandardCharsets.UTF_8));
        return times.get(TIMES / 2);
    }

    /** Submissions from every sample that scores, in turn, with varied subject, region and sometimes amounts. */
    private void keep(int wanted) throws Exception {
        List<String> samples = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            for (Path sample : folders.sorted().toList()) {
                if (!sample.getFileName().toString().startsWith("rejected") && Files.exists(sample.resolve("submission.json"))) {
                    samples.add(Files.readString(sample.resolve("submission.json")));
                }
            }
        }
        Random random = new Random(6);
        int kept = 0;
        for (int n = 0; kept < wanted; n++) {
            String region = "某省/第" + random.nextInt(14) + "市/第" + random.nextInt(9) + "县";
            String body = samples.get(n % samples.size())
                    .replaceFirst("\"subject\"\\s*:\\s*\\{[^}]*}", Matcher.quoteReplacement(
                            "\"subject\": {\"name\": \"单位" + n + "\", \"type\": \"DEPARTMENT\", \"region\": \"" + region + "\"}"));
            int year = random.nextInt(3);
            if (year > 0) {
                String moved = Pattern.compile("(\"fiscalYear\"\\s*:\\s*)(\\d+)").matcher(body)
                        .replaceFirst(match -> match.group(1) + (Integer.parseInt(match.group(2)) + year));
                body = moved;
            }
            if (random.nextBoolean()) { // a varied declared total
                body = Pattern.compile("(\"declared\"\\s*:\\s*\\{[^}]*\"total\"\\s*:\\s*)[\\d.]+").matcher(body)
                        .replaceFirst("$1" + (70 + random.nextInt(300) / 10.0));
            }
            int status = send(request("/api/v1/evaluations?trace=none")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body)))
                    .statusCode();
            if (status == 201) {
                kept++;
            } else if (status != 422) { // a year without rules
                throw new IllegalStateException("POST answered " + status);
            }
        }
    }

    /** Copies stored rows under other ids, with their findings and with entries that wait to be chained. */
    private void multiply(int more) throws SQLException {
        String columns = "scheme, fiscal_year, subject_name, region, complete, total, grade, declared_total,"
                + " rule_set_version_id, rule_set_sha256, canonical_sha256, submission, canonical, created_at";
        String id = "cast(concat('01900000-', lpad(cast(? as varchar(4)), 4, '0'), '-7000-8000-',"
                + " lpad(cast(o.n as varchar(12)), 12, '0')) as uuid)";
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table bench_original (n bigint primary key, id uuid not null)");
            statement.execute("insert into bench_original select row_number() over (order by id), id from evaluation");
            long originals = number(statement, "select count(*) from bench_original");
            String[] copies = {
                "insert into evaluation (id, " + columns + ") select " + id + ", "
                        + "e." + columns.replace(", ", ", e.")
                        + " from evaluation e join bench_original o on o.id = e.id where o.n <= ?",
                "insert into evaluation_finding (evaluation_id, ordinal, code, severity, scheme, fiscal_year, subject_name,"
                        + " region, grade, indicator) select " + id + ", f.ordinal, f.code, f.severity, f.scheme, f.fiscal_year,"
                        + " f.subject_name, f.region, f.grade, f.indicator from evaluation_finding f"
                        + " join bench_original o on o.id = f.evaluation_id where o.n <= ?",
                "insert into log_pending (at, kind, subject, facts, fiscal_year) select l.at, l.kind, cast(" + id
                        + " as varchar(36)), l.facts, l.fiscal_year from log_entry l"
                        + " join bench_original o on l.subject = cast(o.id as varchar(36)) where o.n <= ?"
            };
            connection.setAutoCommit(false);
            for (int round = 1; more > 0; round++) {
                for (String copy : copies) {
                    try (PreparedStatement insert = connection.prepareStatement(copy)) {
                        insert.setInt(1, round);
                        insert.setLong(2, Math.min(more, originals));
                        insert.executeUpdate();
                    }
                }
                more -= Math.min(more, originals);
                connection.commit();
            }
            connection.setAutoCommit(true);
            statement.execute("drop table bench_original");
            if (url() != null) {
                statement.execute("analyze"); // what autovacuum does within minutes
            }
        }
    }

    private void rows() throws SQLException {
        if (url() == null) {
            return; // the file belongs to the service
        }
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String table : Arrays.asList(
                    "statistics_grade", "statistics_difference", "statistics_finding", "statistics_indicator_loss", "statistics_rule_loss",
                    "statistics_case")) {
                System.out.printf("%s: %d rows, %d MB%n", table, number(statement, "select count(*) from " + table),
                        number(statement, "select pg_total_relation_size('" + table + "')") / 1_000_000);
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String url() {
        return System.getenv("SPRING_DATASOURCE_URL");
    }

    private Connection connection() throws SQLException {
        return url() == null
                ? DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("data/plumbline").toAbsolutePath(), "plumbline", "")
                : DriverManager.getConnection(
                        url(),
                        System.getenv("SPRING_DATASOURCE_USERNAME"),
                        System.getenv("SPRING_DATASOURCE_PASSWORD"));
    }

    private void catchUp(int evaluations) throws Exception {
        while (true) {
            String answer = new String(
                    http.send(request("/api/v1/statistics?table=differences").GET().build(), BodyHandlers.ofByteArray())
                            .body(),
                    StandardCharsets.UTF_8);
            if (number(BEHIND, answer) == 0 && number(COUNTED, answer) == evaluations) {
                return;
            }
            Thread.sleep(200);
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(5));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
