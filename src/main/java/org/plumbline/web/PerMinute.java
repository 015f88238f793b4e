package org.plumbline.web;

import java.time.InstantSource;

/** Lets so many through in each minute, and counts the others. */
public final class PerMinute {

    /**
     * @param passedOver how many were not taken before this one, since the last that was
     */
    public record Turn(boolean taken, long passedOver) {}

    private final int most;
    private final InstantSource clock;
    private long minute;
    private int taken;
    private long passedOver;

    public PerMinute(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    public synchronized Turn next() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            taken = 0;
        }
        if (taken >= most) {
            passedOver++;
            return new Turn(false, 0);
        }
        taken++;
        Turn turn = new Turn(true, passedOver);
        passedOver = 0;
        return turn;
    }
}
