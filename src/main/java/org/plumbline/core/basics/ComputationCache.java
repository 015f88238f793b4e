package org.plumbline.core.basics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Caches results that depend on their key alone. Cleared as a whole where it has grown too large;
 * entries in use are soon computed again.
 */
public final class ComputationCache<K, V> {

    private final Map<K, V> entries = new ConcurrentHashMap<>();
    private final int maxEntries;
    private final Function<K, V> computation;

    /** @param most approximate number of entries kept */
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
