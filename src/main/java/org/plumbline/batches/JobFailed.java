package org.plumbline.batches;

/** A job that no later run could end any better; the message is for whoever asked for it, Chinese and English. */
final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobFailed(String message) {
        super(message, null, false, false);
    }
}
