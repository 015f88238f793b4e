package org.plumbline.core.form;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.TestDocuments;
import org.plumbline.vocabulary.Submission;
import org.slf4j.LoggerFactory;

/**
 * Reads damaged forms of every format within this process. Fails on an exception, on a file that is read with neither a form nor a
 * problem, on one that takes more than ten seconds, and on a connection. Run by bench/fuzz-forms.sh.
 */
final class FormFuzzer {

    private static final long LATEST_MS = 10_000;
    private static final List<String> TOKENS = List.of(
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>]>",
            "&e;",
            "999999999",
            "-1",
            "0",
            "</",
            "<table:table>",
            "/FlateDecode",
            "/Length 99999999",
            "endstream",
            " 1 0 R",
            "\u0000",
            "e+308",
            "table:number-rows-repeated='9999999'");

    private final long seed;
    private final Random random;
    private final Map<String, byte[]> sound = new HashMap<>();
    private final RuleSet ruleSet = ShippedFiles.ruleSet("national-project");
    private final AtomicInteger connections = new AtomicInteger();
    private long slowest;
    private int read;

    private FormFuzzer(long seed) {
        this.seed = seed;
        random = new Random(seed);
        Submission submission = ShippedFiles.submission("zhaohua-2023-fangpinbao-whatif");
        byte[] xlsx = FormLayout.MINISTRY.write(submission, ruleSet);
        sound.put("XLSX", xlsx);
        Map<FormFormat, byte[]> others = new EnumMap<>(FormFormat.class);
        Arrays.stream(FormFormat.values()).forEach(format -> others.put(format, format.convert(xlsx)));
        others.forEach((format, file) -> sound.put(format.name(), file));
        sound.put("PDF plain", TestDocuments.plainPdf(sound.get("PDF")));
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                connections.incrementAndGet();
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, java.io.IOException why) {
                connections.incrementAndGet();
            }
        });
    }

    /** Arguments: number of files, seed, further sound files of other formats. */
    public static void main(String[] arguments) throws java.io.IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF); // damage is what PDFBox logs
        long seed = Long.parseLong(arguments[1]);
        System.out.println("seed " + seed);
        FormFuzzer fuzzer = new FormFuzzer(seed);
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            fuzzer.sound.put(file, java.nio.file.Files.readAllBytes(java.nio.file.Path.of(file)));
        }
        int failures = fuzzer.run(Integer.parseInt(arguments[0]));
        System.exit(failures == 0 ? 0 : 1);
    }

    private int run(int files) throws java.io.IOException {
        List<String> kinds = sound.keySet().stream().sorted().toList();
        int failures = 0;
        for (int i = 0; i < files; i++) {
            String kind = kinds.get(i % kinds.size());
            byte[] mutated = mutate(kind, sound.get(kind));
            if (i > 0 && i % 2_000 == 0) {
                System.out.println(i + " files, slowest " + slowest + " ms");
            }
            if (Integer.getInteger("only", i) != i) {
                continue;
            }
            try {
                read(mutated);
            } catch (Exception | Error e) { // every failure is reported, whatever it is
                failures++;
                System.out.println("file " + i + ", " + kind + ": " + e);
                e.printStackTrace(System.out);
                java.nio.file.Files.write(java.nio.file.Path.of("target", "fuzz-" + seed + "-" + i), mutated);
            }
        }
        System.out.printf(
                "%d files of %d kinds, %d read as forms, %d failures, %d connections, slowest %d ms%n",
                files, kinds.size(), read, failures, connections.get(), slowest);
        return failures + connections.get();
    }

    private void read(byte[] file) {
        long start = System.nanoTime();
        FilledForm form = FilledForm.open("form", file, ShippedFiles.formDictionary());
        for (FilledForm each : form.split()) {
            FormReading reading = each.read(ruleSet, null, Map.of());
            if (reading instanceof FormReading.AcceptedForm) {
                read++;
            } else if (reading.problems().isEmpty()) {
                throw new IllegalStateException("neither a form nor a problem");
            }
        }
        long took = (System.nanoTime() - start) / 1_000_000;
        slowest = Math.max(slowest, took);
        if (took > LATEST_MS) {
            throw new IllegalStateException("took " + took + " ms");
        }
    }

    /** Half of the packages are damaged inside, so that their zip entries are sound. */
    private byte[] mutate(String kind, byte[] file) {
        boolean zip = file[0] == 'P' && file[1] == 'K';
        return zip && random.nextBoolean() ? TestDocuments.changeEntries(file, this::damage) : damage(file);
    }

    private byte[] damage(byte[] file) {
        if (file.length == 0) {
            return file;
        }
        byte[] damaged = file.clone();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt(256);
                case 2 -> damaged = splice(
                        damaged,
                        at,
                        0,
                        TOKENS.get(random.nextInt(TOKENS.size())).getBytes());
                case 3 -> damaged = splice(damaged, at, random.nextInt(64), new byte[0]);
                default -> damaged = repeat(damaged, at);
            }
            if (damaged.length == 0) {
                return damaged;
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    private byte[] repeat(byte[] file, int at) {
        int length = Math.min(1 + random.nextInt(200), file.length - at);
        return splice(file, at, 0, Arrays.copyOfRange(file, at, at + length));
    }

    private static byte[] splice(byte[] file, int at, int removed, byte[] added) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOf(file, at));
        parts.add(added);
        parts.add(Arrays.copyOfRange(file, Math.min(file.length, at + removed), file.length));
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
