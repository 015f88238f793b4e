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
 * Logs failures of the service itself, so many a minute and no more: a caller who finds a request that fails must not be able
 * to fill the disk by repeating it. What is left out is counted in the next line.
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
     * A failure that the program does not expect.
     *
     * @param place path of the request, or a line of a batch
     * @return a number to find the entry by, for the answer
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

    /** Storage that does not answer. */
    public void storage(String place, Throwable fault) {
        MinuteRateLimiter.Permit line = lines.tryAcquire();
        if (line.taken()) {
            LOG.error(
                    "storage does not answer at {}{}: {}",
                    OneLine.of(place),
                    leftOut(line),
                    StackTraces.summarize(fault));
        }
    }

    private static String leftOut(MinuteRateLimiter.Permit line) {
        return line.passedOver() == 0 ? "" : " (" + line.passedOver() + " before it not logged)";
    }
}
