package org.plumbline.service.background;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final CountDownLatch turns = new CountDownLatch(3);
    private final CountDownLatch closed = new CountDownLatch(1);

    private final BackgroundTask failing = new BackgroundTask("failing", 5_000) {
        @Override
        protected void runOnce() {
            turns.countDown();
            if (turns.getCount() == 2) {
                throw new IllegalStateException("the first turn");
            }
        }

        @Override
        protected void closeAfterLastRun() {
            closed.countDown();
        }
    };

    @Test
    void aBackgroundTaskContinuesAfterAFailedRun() throws InterruptedException {
        failing.start();

        assertTrue(turns.await(30, TimeUnit.SECONDS), "no turn after the one that failed");
        assertTrue(failing.isRunning());

        failing.stop();
        assertTrue(closed.await(5, TimeUnit.SECONDS), "stop has the thread end");
        assertFalse(failing.isRunning());
    }
}
