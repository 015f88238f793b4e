package org.plumbline.service.schemes;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ResourceFolder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The sample submissions, those of real bodies first. Read at first use. */
@Component
public final class Samples {

    private final Supplier<Map<String, Sample>> byName;

    Samples(Settings settings) {
        this.byName = SingletonSupplier.of(() -> readAll(settings));
    }

    private static Map<String, Sample> readAll(Settings settings) {
        return ResourceFolder.of(Path.of(settings.samplesDir()), "samples")
                .readFiles("*/submission.json")
                .entrySet()
                .stream()
                .map(file -> toSample(file.getKey().substring(0, file.getKey().indexOf('/')), file.getValue()))
                .sorted(Comparator.comparing((Sample sample) -> !sample.isReal())
                        .thenComparing(Sample::name))
                .collect(Collectors.toMap(
                        Sample::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static Sample toSample(String name, byte[] body) {
        try {
            return new Sample(name, body, SubmissionJson.read(body));
        } catch (SubmissionRejectedException meantToBe) {
            return new Sample(name, body, null);
        }
    }

    public Collection<Sample> list() {
        return byName.get().values();
    }

    public Optional<Sample> find(String name) {
        return Optional.ofNullable(byName.get().get(name));
    }
}
