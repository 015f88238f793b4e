package org.plumbline.service.background;

import java.time.InstantSource;

/** Permits a fixed number of events in each minute, and counts the others. */
public final class MinuteRateLimiter {

    /**
     * @param passedOver how many events were rejected since the last permitted one
     */
    public record Permit(boolean taken, long passedOver) {}

    private final int most;
    private final InstantSource clock;
    private long minute;
    private int passedThisMinute;
    private long passedOver;

    public MinuteRateLimiter(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    public synchronized Permit tryAcquire() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            passedThisMinute = 0;
        }
        if (passedThisMinute >= most) {
            passedOver++;
            return new Permit(false, 0);
        }
        passedThisMinute++;
        Permit turn = new Permit(true, passedOver);
        passedOver = 0;
        return turn;
    }
}
