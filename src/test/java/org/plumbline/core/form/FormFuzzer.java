package org.plumbline.core.form;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.TestDocuments;
import org.plumbline.vocabulary.Submission;
import org.slf4j.LoggerFactory;

/**
 * Reads damaged forms of every format within this process, or sends them to a running service. Fails on an exception or an
 * unexpected status, on a file that is read with neither a form nor a problem, on one that takes more than ten seconds, and on a
 * connection. Run by bench/fuzz-forms.sh.
 */
final class FormFuzzer {

    private static final long LATEST_MS = 10_000;
    private static final int SENDERS = 4;
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
    /** Null to read within this process. */
    private final FormHttpTarget service;

    private final AtomicLong slowest = new AtomicLong();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    private FormFuzzer(long seed, FormHttpTarget service) {
        this.seed = seed;
        this.service = service;
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
            public void connectFailed(URI address, SocketAddress proxy, IOException why) {
                connections.incrementAndGet();
            }
        });
    }

    /**
     * Arguments: number of files, seed, further sound files of other formats. The system properties service and proxy are the
     * address of a service and the port that it has as its proxy.
     */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF); // damage is what PDFBox logs
        long seed = Long.parseLong(arguments[1]);
        System.out.println("seed " + seed);
        String address = System.getProperty("service");
        FormHttpTarget service = address == null ? null : new FormHttpTarget(URI.create(address));
        FormFuzzer fuzzer = new FormFuzzer(seed, service);
        if (service != null) {
            FormHttpTarget.listen(Integer.getInteger("proxy"), fuzzer.connections);
        }
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            fuzzer.sound.put(file, Files.readAllBytes(Path.of(file)));
        }
        int failures = fuzzer.run(Integer.parseInt(arguments[0]));
        System.exit(failures == 0 ? 0 : 1);
    }

    private int run(int files) {
        List<String> kinds = sound.keySet().stream().sorted().toList();
        ExecutorService readers = Executors.newFixedThreadPool(service == null ? 1 : SENDERS);
        Semaphore waiting = new Semaphore(2 * SENDERS);
        for (int i = 0; i < files; i++) {
            int number = i;
            String kind = kinds.get(i % kinds.size());
            byte[] mutated = mutate(kind, sound.get(kind));
            if (i > 0 && i % 2_000 == 0) {
                System.out.println(i + " files, slowest " + slowest + " ms");
            }
            if (Integer.getInteger("only", i) == i) {
                waiting.acquireUninterruptibly();
                readers.execute(() -> {
                    tryToRead(number, kind, mutated);
                    waiting.release();
                });
            }
        }
        readers.shutdown();
        awaitEnd(readers);
        System.out.printf(
                "%d files of %d kinds, %d read as forms, %d failures, %d connections, slowest %d ms%n",
                files, kinds.size(), read.get(), failures.get(), connections.get(), slowest.get());
        return failures.get() + connections.get();
    }

    private static void awaitEnd(ExecutorService readers) {
        try {
            if (!readers.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a file was not read within a minute");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tryToRead(int number, String kind, byte[] file) {
        try {
            read(file);
        } catch (Exception | Error e) { // every failure is reported, whatever it is
            failures.incrementAndGet();
            System.out.println("file " + number + ", " + kind + ": " + e);
            e.printStackTrace(System.out);
            try {
                Files.write(Path.of("target", "fuzz-" + seed + "-" + number), file);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private void read(byte[] file) {
        long start = System.nanoTime();
        if (service == null ? readHere(file) : service.read(file)) {
            read.incrementAndGet();
        }
        long took = (System.nanoTime() - start) / 1_000_000;
        slowest.accumulateAndGet(took, Math::max);
        if (took > LATEST_MS) {
            throw new IllegalStateException("took " + took + " ms");
        }
    }

    /** Whether any form of the file was read. */
    private boolean readHere(byte[] file) {
        boolean accepted = false;
        FilledForm form = FilledForm.open("form", file, ShippedFiles.formDictionary());
        for (FilledForm each : form.split()) {
            FormReading reading = each.read(ruleSet, null, Map.of());
            accepted |= reading instanceof FormReading.AcceptedForm;
            if (!(reading instanceof FormReading.AcceptedForm)
                    && reading.problems().isEmpty()) {
                throw new IllegalStateException("neither a form nor a problem");
            }
        }
        return accepted;
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
