package org.plumbline.explanation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out before and follows from its key alone. Forgets all of it where it has grown too much, and begins anew:
 * what is in use is soon there again.
 */
public final class Remembered<K, V> {

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final int most;
    private final Function<K, V> working;

    /** @param most about how many are remembered */
    public Remembered(int most, Function<K, V> working) {
        this.most = most;
        this.working = working;
    }

    public V get(K key) {
        V found = known.get(key);
        if (found == null) {
            if (known.size() >= most) {
                known.clear();
            }
            found = working.apply(key);
            known.put(key, found);
        }
        return found;
    }
}
