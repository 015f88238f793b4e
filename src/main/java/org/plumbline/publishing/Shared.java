package org.plumbline.publishing;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Costly values, each built once and shared by whoever uses it. Where their weights together are beyond the bound values leave,
 * least recently used first and preferred ones last, and are closed when their last user is done. Using a value that is there
 * takes no lock.
 */
final class Shared<K, V> implements AutoCloseable {

    private final Map<K, Slot<V>> slots = new ConcurrentHashMap<>();
    private final long bound;
    private final ToLongFunction<V> weight;
    private final Consumer<V> closing;
    /** Leave last. */
    private volatile Set<K> preferred = Set.of();

    /**
     * @param bound of the weights together; the newest value stays even where it alone is beyond it
     * @param weight of a value, in the bound's unit
     */
    Shared(long bound, ToLongFunction<V> weight, Consumer<V> closing) {
        this.bound = bound;
        this.weight = weight;
        this.closing = closing;
    }

    /** Bound in number. */
    Shared(int bound, Consumer<V> closing) {
        this(bound, value -> 1, closing);
    }

    /** A value in somebody's hands: it is not closed before this is. */
    static final class Use<V> implements AutoCloseable {

        private final Slot<V> slot;
        private final V value;
        private final AtomicBoolean done = new AtomicBoolean();

        private Use(Slot<V> slot, V value) {
            this.slot = slot;
            this.value = value;
        }

        V value() {
            return value;
        }

        @Override
        public void close() {
            if (done.compareAndSet(false, true)) {
                slot.release();
            }
        }
    }

    /** @throws RuntimeException what {@code building} throws; the next caller tries again */
    Use<V> use(K key, Supplier<V> building) {
        while (true) {
            Slot<V> slot = slots.get(key);
            if (slot == null) {
                slot = new Slot<>(building, closing);
                Slot<V> other = slots.putIfAbsent(key, slot);
                slot = other == null ? slot : other;
                if (other == null) {
                    build(key, slot);
                }
            }
            V value = slot.value();
            if (slot.take()) {
                return new Use<>(slot, value);
            }
        }
    }

    /** How many values are held, those being built included. */
    int size() {
        return slots.size();
    }

    /** What is held weighs; what is still in use after it left is not counted. */
    long weight() {
        return slots.values().stream().mapToLong(slot -> slot.weight).sum();
    }

    boolean holds(K key) {
        Slot<V> slot = slots.get(key);
        return slot != null && slot.built.isDone();
    }

    /** From now on these leave only where nothing else can. */
    void prefer(Set<K> keys) {
        preferred = keys;
    }

    private void build(K key, Slot<V> slot) {
        slot.built.run();
        try {
            slot.weight = weight.applyAsLong(slot.value());
        } catch (RuntimeException | Error e) {
            slots.remove(key, slot);
            throw e;
        }
        evict(slot);
    }

    private synchronized void evict(Slot<V> newest) {
        for (long over = weight() - bound; over > 0; ) {
            Optional<Map.Entry<K, Slot<V>>> oldest = slots.entrySet().stream()
                    .filter(entry ->
                            entry.getValue() != newest && entry.getValue().built.isDone())
                    .min(Comparator.comparing((Map.Entry<K, Slot<V>> entry) -> preferred.contains(entry.getKey()))
                            .thenComparingLong(entry -> entry.getValue().lastUse));
            if (oldest.isEmpty()) {
                return;
            }
            over -= oldest.get().getValue().weight;
            drop(oldest.get().getKey(), oldest.get().getValue());
        }
    }

    private void drop(K key, Slot<V> slot) {
        if (slots.remove(key, slot)) {
            slot.release();
        }
    }

    /** Lets every value go; those in use are closed by their last user. */
    @Override
    public void close() {
        slots.forEach((key, slot) -> {
            if (slot.built.isDone()) {
                drop(key, slot);
            }
        });
    }

    private static final class Slot<V> {

        private final FutureTask<V> built;
        private final Consumer<V> closing;
        /** One for the slot itself and one for each user; at zero the value is closed and nobody may take it again. */
        private final AtomicInteger uses = new AtomicInteger(1);

        private volatile long lastUse;
        /** 0 until it is built. */
        private volatile long weight;

        Slot(Supplier<V> building, Consumer<V> closing) {
            this.built = new FutureTask<>(building::get);
            this.closing = closing;
        }

        V value() {
            try {
                return built.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a value to be built", e);
            }
        }

        boolean take() {
            lastUse = System.nanoTime();
            for (int now = uses.get(); now > 0; now = uses.get()) {
                if (uses.compareAndSet(now, now + 1)) {
                    return true;
                }
            }
            return false;
        }

        void release() {
            if (uses.decrementAndGet() == 0) {
                closing.accept(value());
            }
        }
    }
}
