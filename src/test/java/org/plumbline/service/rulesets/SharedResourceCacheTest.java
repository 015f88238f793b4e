package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedResourceCacheTest {

    private static final class CountedResource {
        private final AtomicBoolean closed = new AtomicBoolean();

        void close() {
            if (!closed.compareAndSet(false, true)) {
                throw new AssertionError("closed twice");
            }
        }
    }

    private final AtomicInteger built = new AtomicInteger();
    private final SharedResourceCache<Integer, CountedResource> things =
            new SharedResourceCache<>(2, CountedResource::close);

    private SharedResourceCache.Handle<CountedResource> use(int key) {
        return things.borrow(key, () -> {
            built.incrementAndGet();
            return new CountedResource();
        });
    }

    @Test
    void aSharedValueIsBuiltOnce() {
        try (SharedResourceCache.Handle<CountedResource> one = use(1);
                SharedResourceCache.Handle<CountedResource> again = use(1)) {
            assertThat(again.value()).isSameAs(one.value());
        }
        assertThat(built).hasValue(1);
        assertThat(things.contains(1)).isTrue();
    }

    @Test
    void theLeastRecentlyUsedValueIsEvictedAndClosed() {
        CountedResource first;
        try (SharedResourceCache.Handle<CountedResource> use = use(1)) {
            first = use.value();
        }
        use(2).close();
        use(1).close();
        use(3).close();
        assertThat(things.contains(1)).isTrue();
        assertThat(things.contains(2)).isFalse();
        assertThat(first.closed).isFalse();
        use(4).close();
        use(5).close();
        assertThat(first.closed).isTrue();
    }

    @Test
    void preferredValuesAreEvictedLast() {
        use(1).close();
        things.prefer(Set.of(1, 3));
        use(2).close();
        use(3).close();
        assertThat(things.contains(1)).isTrue();
        assertThat(things.contains(2)).isFalse();
        use(4).close();
        assertThat(things.contains(1)).as("nothing else can go").isFalse();
        assertThat(things.contains(3)).isTrue();
        assertThat(things.size()).isEqualTo(2);
    }

    @Test
    void anEvictedValueIsClosedByItsLastUser() {
        SharedResourceCache.Handle<CountedResource> use = use(1);
        use(2).close();
        use(3).close();
        use(4).close();
        assertThat(things.contains(1)).isFalse();
        assertThat(use.value().closed).isFalse();
        use.close();
        use.close();
        assertThat(use.value().closed).isTrue();
    }

    @Test
    void aFailedBuildIsReportedAndRetried() {
        assertThatThrownBy(() -> things.borrow(1, () -> {
                    throw new IllegalArgumentException("bad");
                }))
                .hasMessage("bad");
        assertThat(use(1).value()).isNotNull();
    }

    @Test
    void closingTheCacheReleasesAllValues() {
        SharedResourceCache.Handle<CountedResource> use = use(1);
        things.close();
        assertThat(use.value().closed).isFalse();
        use.close();
        assertThat(use.value().closed).isTrue();
    }

    @Test
    void aBorrowedValueIsNeverClosed() {
        IntStream.range(0, 200_000).parallel().forEach(i -> {
            try (SharedResourceCache.Handle<CountedResource> use =
                    use(ThreadLocalRandom.current().nextInt(6))) {
                assertThat(use.value().closed.get()).isFalse();
            }
        });
        assertThat(things.size()).isLessThanOrEqualTo(2);
    }
}
