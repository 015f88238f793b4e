package org.plumbline.core.json;

import java.io.IOException;

/** Receives a document's bytes without a copy. */
@FunctionalInterface
public interface ByteSink {

    /** @param bytes the first {@code length} are the document; the array is reused as soon as this returns */
    void accept(byte[] bytes, int length) throws IOException;
}
