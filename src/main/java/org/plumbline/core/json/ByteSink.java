package org.plumbline.core.json;

import java.io.IOException;

/** Takes a document's bytes where a copy of them would only be thrown away. */
@FunctionalInterface
public interface ByteSink {

    /** @param bytes the first {@code length} are the document; used again for another as soon as this returns */
    void accept(byte[] bytes, int length) throws IOException;
}
