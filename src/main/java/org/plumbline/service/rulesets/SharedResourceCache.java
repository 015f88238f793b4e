package org.plumbline.service.rulesets;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.plumbline.service.storage.ChunkedExecutor;

/**
 * Expensive values, each built once and shared by its users. If the sum of their weights exceeds the bound, values are
 * evicted, least recently used first and preferred ones last, and are closed when their last user is done. Using a cached value
 * takes no lock.
 */
final class SharedResourceCache<K, V> implements AutoCloseable {

    private final Map<K, CacheSlot<V>> slots = new ConcurrentHashMap<>();
    private final long bound;
    private final ToLongFunction<V> weight;
    private final Consumer<V> closing;
    /** Evicted last. */
    private volatile Set<K> preferred = Set.of();

    /**
     * @param bound of the sum of weights; the newest value stays even if it alone exceeds it
     * @param weight of a value, in the unit of the bound
     */
    SharedResourceCache(long bound, ToLongFunction<V> weight, Consumer<V> closing) {
        this.bound = bound;
        this.weight = weight;
        this.closing = closing;
    }

    /** The maximum number of values. */
    SharedResourceCache(int bound, Consumer<V> closing) {
        this(bound, value -> 1, closing);
    }

    /** A value in use: it is not closed before this is. */
    static final class Handle<V> implements AutoCloseable {

        private final CacheSlot<V> slot;
        private final V value;
        private final AtomicBoolean done = new AtomicBoolean();

        private Handle(CacheSlot<V> slot, V value) {
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
    Handle<V> borrow(K key, Supplier<V> building) {
        while (true) {
            CacheSlot<V> slot = slots.get(key);
            if (slot == null) {
                slot = new CacheSlot<>(building, closing);
                CacheSlot<V> other = slots.putIfAbsent(key, slot);
                slot = other == null ? slot : other;
                if (other == null) {
                    build(key, slot);
                }
            }
            V value = slot.awaitValue();
            if (slot.tryBorrow()) {
                return new Handle<>(slot, value);
            }
        }
    }

    /** How many values are held, those being built included. */
    int size() {
        return slots.size();
    }

    /** The sum of the weights of cached values; values still in use after eviction are not counted. */
    long totalWeight() {
        return slots.values().stream().mapToLong(slot -> slot.weight).sum();
    }

    boolean contains(K key) {
        CacheSlot<V> slot = slots.get(key);
        return slot != null && slot.built.isDone();
    }

    /** From now on these are evicted only if no others can be. */
    void prefer(Set<K> keys) {
        preferred = keys;
    }

    private void build(K key, CacheSlot<V> slot) {
        slot.built.run();
        try {
            slot.weight = weight.applyAsLong(slot.awaitValue());
        } catch (RuntimeException | Error e) {
            slots.remove(key, slot);
            throw e;
        }
        evict(slot);
    }

    private synchronized void evict(CacheSlot<V> newest) {
        for (long over = totalWeight() - bound; over > 0; ) {
            Optional<Map.Entry<K, CacheSlot<V>>> oldest = slots.entrySet().stream()
                    .filter(entry ->
                            entry.getValue() != newest && entry.getValue().built.isDone())
                    .min(Comparator.comparing((Map.Entry<K, CacheSlot<V>> entry) -> preferred.contains(entry.getKey()))
                            .thenComparingLong(entry -> entry.getValue().lastUse));
            if (oldest.isEmpty()) {
                return;
            }
            over -= oldest.get().getValue().weight;
            remove(oldest.get().getKey(), oldest.get().getValue());
        }
    }

    private void remove(K key, CacheSlot<V> slot) {
        if (slots.remove(key, slot)) {
            slot.release();
        }
    }

    /** Evicts every value; those in use are closed by their last user. */
    @Override
    public void close() {
        slots.forEach((key, slot) -> {
            if (slot.built.isDone()) {
                remove(key, slot);
            }
        });
    }

    private static final class CacheSlot<V> {

        private final FutureTask<V> built;
        private final Consumer<V> closing;
        /** One for the slot itself and one for each user; at zero the value is closed and cannot be used again. */
        private final AtomicInteger uses = new AtomicInteger(1);

        private volatile long lastUse;
        /** 0 until it is built. */
        private volatile long weight;

        CacheSlot(Supplier<V> building, Consumer<V> closing) {
            this.built = new FutureTask<>(building::get);
            this.closing = closing;
        }

        V awaitValue() {
            return ChunkedExecutor.awaitResult(built);
        }

        boolean tryBorrow() {
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
                closing.accept(awaitValue());
            }
        }
    }
}
