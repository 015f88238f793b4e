package org.plumbline.service.background;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work done again and again by a thread of its own, from the service's start until its end, whatever happens in a turn. */
public abstract class BackgroundTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);
    private static final long AFTER_FAILURE = 1_000; // ms

    private final String name;
    private final int patience;
    private volatile Thread thread;
    private volatile boolean stopped;

    /** @param patience how long the service's end waits for the turn under way, ms */
    protected BackgroundTask(String name, int patience) {
        this.name = name;
        this.patience = patience;
    }

    /** One turn, its pause included; handles what is known to fail in it. @throws InterruptedException to be the last */
    protected abstract void runOnce() throws InterruptedException;

    /** After the last turn. */
    protected void closeAfterLastRun() {
        // most have nothing open
    }

    /** Whether a long turn should leave the rest for later. */
    protected final boolean isStopped() {
        return stopped;
    }

    @Override
    public void start() {
        stopped = false;
        thread = new Thread(this::runUntilStopped, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void runUntilStopped() {
        try {
            while (thread == Thread.currentThread()) {
                try {
                    runOnce();
                } catch (RuntimeException unexpected) { // the next turn begins from what is stored, as after a restart
                    LOG.error("{}: a turn failed, trying again: {}", name, StackTraces.format(unexpected));
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException last) {
            Thread.currentThread().interrupt();
        } finally {
            closeAfterLastRun();
        }
    }

    /** Waits and does not interrupt: H2 closes its file where a thread is interrupted while it writes. */
    @Override
    public void stop() {
        Thread working = thread;
        stopped = true;
        thread = null;
        if (working != null) {
            try {
                working.join(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
