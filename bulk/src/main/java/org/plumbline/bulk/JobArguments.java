package org.plumbline.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of the job.
 *
 * @param input files, folders or patterns, as Hadoop reads them
 * @param bundle a file of rules, see {@code GET /api/v1/rule-sets/bundle}
 * @param output a folder for this job only; the result of an earlier run is replaced when this one completes
 * @param loadable whether to write what {@code plumbline load} takes, too
 */
record JobArguments(List<String> input, Format format, String bundle, String output, boolean loadable) {

    static final String USAGE =
            """
            用法 / usage: BulkScoring --input PATH [--input PATH…] [--format ndjson|csv|parquet] --bundle ZIP --output DIR [--loadable]
            """;

    /** The input formats. */
    enum Format {
        /** A submission per line. */
        NDJSON,
        /** A row per indicator, as the service's jobs accept it. */
        CSV,
        /** A column {@code submission} with the JSON. */
        PARQUET;

        static Format of(String path) {
            String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
            return name.endsWith(".csv") ? CSV : name.endsWith(".parquet") ? PARQUET : NDJSON;
        }
    }

    /** @throws IllegalArgumentException stating the problem in Chinese and English */
    static JobArguments parse(String... arguments) {
        List<String> input = new ArrayList<>();
        Format format = null;
        String bundle = null;
        String output = null;
        boolean loadable = false;
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--loadable")) {
                loadable = true;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("缺少值 / a value is missing: " + name);
            }
            String value = arguments[++i];
            switch (name) {
                case "--input" -> input.add(value);
                case "--format" -> format = format(value);
                case "--bundle" -> bundle = value;
                case "--output" -> output = value;
                default -> throw new IllegalArgumentException("无法识别 / not understood: " + name);
            }
        }
        if (input.isEmpty() || bundle == null || output == null) {
            throw new IllegalArgumentException(
                    "须有 --input、--bundle 和 --output / --input, --bundle and --output are needed");
        }
        return new JobArguments(
                List.copyOf(input), format == null ? Format.of(input.get(0)) : format, bundle, output, loadable);
    }

    private static Format format(String text) {
        try {
            return Format.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("--format ndjson | csv | parquet: " + text);
        }
    }
}
