package org.plumbline.core.basics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out before and follows from its key alone. Forgets all of it where it has grown too much, and begins anew:
 * what is in use is soon there again.
 */
public final class ComputationCache<K, V> {

    private final Map<K, V> entries = new ConcurrentHashMap<>();
    private final int maxEntries;
    private final Function<K, V> computation;

    /** @param most about how many are remembered */
    public ComputationCache(int most, Function<K, V> working) {
        this.maxEntries = most;
        this.computation = working;
    }

    public V get(K key) {
        V found = entries.get(key);
        if (found == null) {
            if (entries.size() >= maxEntries) {
                entries.clear();
            }
            found = computation.apply(key);
            entries.put(key, found);
        }
        return found;
    }
}
