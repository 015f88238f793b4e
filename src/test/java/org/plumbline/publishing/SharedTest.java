package org.plumbline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTest {

    private static final class Thing {
        private final AtomicBoolean closed = new AtomicBoolean();

        void close() {
            if (!closed.compareAndSet(false, true)) {
                throw new AssertionError("closed twice");
            }
        }
    }

    private final AtomicInteger built = new AtomicInteger();
    private final Shared<Integer, Thing> things = new Shared<>(2, Thing::close);

    private Shared.Use<Thing> use(int key) {
        return things.use(key, () -> {
            built.incrementAndGet();
            return new Thing();
        });
    }

    @Test
    void buildsOnceAndShares() {
        try (Shared.Use<Thing> one = use(1);
                Shared.Use<Thing> again = use(1)) {
            assertThat(again.value()).isSameAs(one.value());
        }
        assertThat(built).hasValue(1);
        assertThat(things.holds(1)).isTrue();
    }

    @Test
    void theLeastRecentlyUsedLeavesFirstAndIsClosed() {
        Thing first;
        try (Shared.Use<Thing> use = use(1)) {
            first = use.value();
        }
        use(2).close();
        use(1).close();
        use(3).close();
        assertThat(things.holds(1)).isTrue();
        assertThat(things.holds(2)).isFalse();
        assertThat(first.closed).isFalse();
        use(4).close();
        use(5).close();
        assertThat(first.closed).isTrue();
    }

    @Test
    void preferredOnesLeaveLast() {
        use(1).close();
        things.prefer(Set.of(1, 3));
        use(2).close();
        use(3).close();
        assertThat(things.holds(1)).isTrue();
        assertThat(things.holds(2)).isFalse();
        use(4).close();
        assertThat(things.holds(1)).as("nothing else can go").isFalse();
        assertThat(things.holds(3)).isTrue();
        assertThat(things.size()).isEqualTo(2);
    }

    @Test
    void whatIsInUseIsClosedByItsLastUser() {
        Shared.Use<Thing> use = use(1);
        use(2).close();
        use(3).close();
        use(4).close();
        assertThat(things.holds(1)).isFalse();
        assertThat(use.value().closed).isFalse();
        use.close();
        use.close();
        assertThat(use.value().closed).isTrue();
    }

    @Test
    void aFailureIsToldAndTriedAgain() {
        assertThatThrownBy(() -> things.use(1, () -> {
                    throw new IllegalArgumentException("bad");
                }))
                .hasMessage("bad");
        assertThat(use(1).value()).isNotNull();
    }

    @Test
    void closingLetsEverythingGo() {
        Shared.Use<Thing> use = use(1);
        things.close();
        assertThat(use.value().closed).isFalse();
        use.close();
        assertThat(use.value().closed).isTrue();
    }

    @Test
    void nobodyEverHoldsAClosedThing() {
        IntStream.range(0, 200_000).parallel().forEach(i -> {
            try (Shared.Use<Thing> use = use(ThreadLocalRandom.current().nextInt(6))) {
                assertThat(use.value().closed.get()).isFalse();
            }
        });
        assertThat(things.size()).isLessThanOrEqualTo(2);
    }
}
