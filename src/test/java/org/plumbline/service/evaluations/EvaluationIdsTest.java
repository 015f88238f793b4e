package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationIdsTest {

    private final EvaluationIdGenerator ids = new EvaluationIdGenerator();

    @Test
    void evaluationIdsSortByCreationTime() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next().toString());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void evaluationIdsAreUuidsOfVersionSeven() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(1000L));
    }

    @Test
    void evaluationIdsAreDistinctAcrossThreads() {
        Set<UUID> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 50_000).parallel().forEach(i -> made.add(ids.next()));
        assertThat(made).hasSize(50_000);
    }

    @Test
    void otherTextsAreNoEvaluationIds() {
        assertThat(EvaluationIdGenerator.parse("17")).isEmpty();
        assertThat(EvaluationIdGenerator.parse("1-1-1-1-1")).isEmpty();
        UUID id = ids.next();
        assertThat(EvaluationIdGenerator.parse(id.toString())).contains(id);
        assertThat(EvaluationIdGenerator.parse(id.toString().toUpperCase())).isEmpty();
    }
}
