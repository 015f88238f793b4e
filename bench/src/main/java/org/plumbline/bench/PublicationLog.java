package org.plumbline.bench;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Records when each version was published and the total it gives, to check every response. */
final class PublicationLog {

    private final Map<Integer, PublishedVersion> publications = new ConcurrentHashMap<>();

    private static final class PublishedVersion {

        private final String sha256;
        private final BigDecimal varied;
        private final long requested;
        private volatile boolean done;
        private volatile long answered;

        PublishedVersion(String sha256, BigDecimal varied) {
            this.sha256 = sha256;
            this.varied = varied;
            this.requested = System.nanoTime();
        }
    }

    /** Publication is about to be requested: from now on the version may be in force. */
    void recordRequested(int version, String sha256, BigDecimal varied) {
        publications.put(version, new PublishedVersion(sha256, varied));
    }

    /** Publication was acknowledged: from now on no earlier version may be in force. */
    void recordAcknowledged(int version) {
        PublishedVersion publication = publications.get(version);
        publication.answered = System.nanoTime();
        publication.done = true;
    }

    /**
     * @param rest what every version gives for the other indicators
     * @param begun when the request was sent, ended when its answer was read: {@link System#nanoTime}
     * @return the fault of a response; null where it is correct
     */
    String checkAnswer(int version, String sha256, BigDecimal total, BigDecimal rest, long begun, long ended) {
        PublishedVersion by = publications.get(version);
        if (by == null || by.requested - ended > 0) {
            return "version " + version + " was not published yet";
        }
        PublishedVersion next = publications.get(version + 1);
        if (next != null && next.done && next.answered - begun < 0) {
            return "version " + version + " was no longer in force";
        }
        if (!by.sha256.equals(sha256)) {
            return "version " + version + " is " + by.sha256 + ", not " + sha256;
        }
        BigDecimal expected = rest.add(by.varied.movePointLeft(2));
        return expected.compareTo(total) == 0
                ? null
                : "version " + version + " gives " + expected + ", the response has " + total;
    }
}
