package org.plumbline.publishing;

import org.plumbline.web.Background;
import org.plumbline.web.Database;
import org.plumbline.web.Stack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings what other nodes publish or retire into force here. Asks twice a second for one number, and where PostgreSQL tells of
 * a change, at once. Does nothing where no other process can have the database open.
 */
@Component
@Lazy(false)
final class PublicationWatch extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationWatch.class);
    private static final int PAUSE = 500; // ms

    private final RuleSets ruleSets;
    private final Database database;
    private final PublicationNews news;
    private boolean failed;

    PublicationWatch(RuleSets ruleSets, Database database, Environment environment) {
        super("publications", 2 * PAUSE);
        this.ruleSets = ruleSets;
        this.database = database;
        this.news = new PublicationNews(database, environment);
    }

    @Override
    public void start() {
        if (database.shared()) {
            super.start();
        }
    }

    @Override
    protected void turn() throws InterruptedException {
        try {
            news.await(PAUSE);
            ruleSets.look();
            failed = false;
        } catch (DataAccessException | TransactionException e) { // told once; scoring stops by itself when it lasts
            if (!failed) {
                LOG.warn("whether rules were published elsewhere cannot be asked, trying again: {}", Stack.kinds(e));
            }
            failed = true;
        }
    }

    @Override
    protected void close() {
        news.close();
    }
}
