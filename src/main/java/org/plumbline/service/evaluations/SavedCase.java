package org.plumbline.service.evaluations;

import java.util.UUID;
import org.plumbline.core.json.ByteCompressor;

/** A stored submission and its evaluation in compressed form; each is decompressed when read. */
public final class SavedCase {

    private final UUID id;
    private final byte[] submission;
    private final byte[] canonical;

    SavedCase(UUID id, byte[] submission, byte[] canonical) {
        this.id = id;
        this.submission = submission;
        this.canonical = canonical;
    }

    public UUID id() {
        return id;
    }

    /** The submitted bytes. */
    public byte[] submission() {
        return ByteCompressor.decompress(submission);
    }

    /** The canonical evaluation, as {@link org.plumbline.core.json.EvaluationJson#canonical} wrote it. */
    public byte[] canonical() {
        return ByteCompressor.decompress(canonical);
    }
}
