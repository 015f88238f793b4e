package org.plumbline.service.rulesets;

import org.plumbline.service.background.BackgroundTask;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.storage.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Applies versions that other nodes publish or retire. Reads a revision number twice a second, and at once when PostgreSQL
 * sends a notification. Does nothing if no other process can have the database open.
 */
@Component
@Lazy(false)
final class PublicationPoller extends BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationPoller.class);
    private static final int PAUSE = 500; // ms

    private final RuleSetProvider ruleSets;
    private final DatabaseKind database;
    private final PublicationListener news;
    private boolean failed;

    PublicationPoller(RuleSetProvider ruleSets, DatabaseKind database, Environment environment) {
        super("publications", 2 * PAUSE);
        this.ruleSets = ruleSets;
        this.database = database;
        this.news = new PublicationListener(database, environment);
    }

    @Override
    public void start() {
        if (database.isShared()) {
            super.start();
        }
    }

    @Override
    protected void runOnce() throws InterruptedException {
        try {
            news.awaitNotification(PAUSE);
            ruleSets.refreshIfChanged();
            failed = false;
        } catch (DataAccessException | TransactionException e) { // logged once; scoring stops by itself if it lasts
            if (!failed) {
                LOG.warn(
                        "whether rules were published elsewhere cannot be asked, trying again: {}",
                        StackTraces.summarize(e));
            }
            failed = true;
        }
    }

    @Override
    protected void closeAfterLastRun() {
        news.close();
    }
}
