package org.plumbline.service.http;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.plumbline.service.background.MinuteRateLimiter;
import org.plumbline.service.background.StackTraces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Logs failures of the service itself, at most a fixed number a minute: a caller who repeats a request that fails must not be
 * able to fill the disk. The next line has the number of omitted ones.
 */
@Component
public final class FaultLog {

    static final int LINES = 60;
    static final int STACKS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

    private final MinuteRateLimiter lines;
    private final MinuteRateLimiter stacks;

    @Autowired
    FaultLog() {
        this(InstantSource.system());
    }

    FaultLog(InstantSource clock) {
        this.lines = new MinuteRateLimiter(LINES, clock);
        this.stacks = new MinuteRateLimiter(STACKS, clock);
    }

    /**
     * An unexpected failure.
     *
     * @param place path of the request, or a line of a batch
     * @return a number for the response by which the log entry can be found
     */
    public String log(String place, Throwable fault) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        MinuteRateLimiter.Permit line = lines.tryAcquire();
        if (line.taken()) {
            boolean whole = stacks.tryAcquire().taken();
            LOG.error(
                    "error {} at {}{}: {}",
                    id,
                    OneLine.of(place),
                    leftOut(line),
                    whole ? StackTraces.format(fault) : StackTraces.summarize(fault) + StackTraces.origin(fault));
        }
        return id;
    }

    /** Unavailable storage. */
    public void storage(String place, Throwable fault) {
        MinuteRateLimiter.Permit line = lines.tryAcquire();
        if (line.taken()) {
            LOG.error(
                    "storage is unavailable at {}{}: {}",
                    OneLine.of(place),
                    leftOut(line),
                    StackTraces.summarize(fault));
        }
    }

    private static String leftOut(MinuteRateLimiter.Permit line) {
        return line.passedOver() == 0 ? "" : " (" + line.passedOver() + " before it not logged)";
    }
}
