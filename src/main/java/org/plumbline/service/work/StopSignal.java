package org.plumbline.service.work;

import java.util.concurrent.atomic.AtomicBoolean;

/** How the runner stops work that is under way; the work asks for it between two steps. */
public final class StopSignal {

    private final AtomicBoolean sent = new AtomicBoolean();

    void send() {
        sent.set(true);
    }

    /** @throws Stopped where the work was cancelled, its lease was lost, or the service stops */
    public void check() {
        if (sent.get()) {
            throw new Stopped();
        }
    }
}
