package org.plumbline.service.background;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A task that its own thread repeats from the service's start until its end; a failed turn does not end it. */
public abstract class BackgroundTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);
    private static final long AFTER_FAILURE = 1_000; // ms

    private final String name;
    private final int patience;
    private volatile Thread thread;
    private volatile boolean stopped;

    /** @param patience how long shutdown waits for the current turn, ms */
    protected BackgroundTask(String name, int patience) {
        this.name = name;
        this.patience = patience;
    }

    /** One turn, including its pause; handles expected failures itself. @throws InterruptedException to end the task */
    protected abstract void runOnce() throws InterruptedException;

    /** After the last turn. */
    protected void closeAfterLastRun() {
        // by default nothing to close
    }

    /** Whether a long turn should stop early because the service stops. */
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
                } catch (RuntimeException unexpected) { // the next turn starts from what is stored, as after a restart
                    LOG.error("{}: a turn failed and is retried: {}", name, StackTraces.format(unexpected));
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException last) {
            Thread.currentThread().interrupt();
        } finally {
            closeAfterLastRun();
        }
    }

    /** Waits without interrupting: H2 closes its file if a thread is interrupted while it writes. */
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
