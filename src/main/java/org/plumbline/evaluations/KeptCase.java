package org.plumbline.evaluations;

import java.util.UUID;
import org.plumbline.exchange.Packed;

/** A kept submission and its evaluation, packed as they lie in storage; each is unpacked by whoever asks for it. */
public final class KeptCase {

    private final UUID id;
    private final byte[] submission;
    private final byte[] canonical;

    KeptCase(UUID id, byte[] submission, byte[] canonical) {
        this.id = id;
        this.submission = submission;
        this.canonical = canonical;
    }

    public UUID id() {
        return id;
    }

    /** The bytes handed in. */
    public byte[] submission() {
        return Packed.unpack(submission);
    }

    /** The canonical evaluation, as {@link org.plumbline.exchange.EvaluationJson#canonical} wrote it. */
    public byte[] canonical() {
        return Packed.unpack(canonical);
    }
}
