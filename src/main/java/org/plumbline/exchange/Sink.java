package org.plumbline.exchange;

import java.io.IOException;

/** Takes a document's bytes where a copy of them would only be thrown away. */
@FunctionalInterface
public interface Sink {

    /** @param bytes the first {@code length} are the document; used again for another as soon as this returns */
    void take(byte[] bytes, int length) throws IOException;
}
