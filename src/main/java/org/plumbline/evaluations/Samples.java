package org.plumbline.evaluations;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.Folder;
import org.plumbline.web.Settings;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The sample submissions, those of real bodies first. Read when first looked at. */
@Component
final class Samples {

    private final Supplier<Map<String, Sample>> byName;

    Samples(Settings settings) {
        this.byName = SingletonSupplier.of(() -> read(settings));
    }

    private static Map<String, Sample> read(Settings settings) {
        return Folder.of(Path.of(settings.samplesDir()), "samples").files("*/submission.json").entrySet().stream()
                .map(file -> sample(file.getKey().substring(0, file.getKey().indexOf('/')), file.getValue()))
                .sorted(Comparator.comparing((Sample sample) -> !sample.isReal())
                        .thenComparing(Sample::name))
                .collect(Collectors.toMap(
                        Sample::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static Sample sample(String name, byte[] body) {
        try {
            return new Sample(name, body, SubmissionJson.read(body));
        } catch (SubmissionRejected meantToBe) {
            return new Sample(name, body, null);
        }
    }

    Collection<Sample> all() {
        return byName.get().values();
    }

    Optional<Sample> named(String name) {
        return Optional.ofNullable(byName.get().get(name));
    }
}
