package org.plumbline.service.storage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;

/** Distinguishes unavailable or full storage, which is temporary, from programming errors. */
public final class StorageErrors {

    /**
     * H2: its file cannot be read or written because the disk is full or gone (90028, 90031), or the database was closed for that
     * (90098, 90121) or cannot be opened again yet (90020, 90067). A general error (50000) is one of its store.
     */
    private static final Set<Integer> H2 = Set.of(90_020, 90_028, 90_031, 90_067, 90_098, 90_121);

    private static final int H2_GENERAL = 50_000;

    private StorageErrors() {}

    /** Its name as the driver has it, such as {@code H2}. */
    public static String readProductName(JdbcTemplate jdbc) {
        return jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
    }

    /** Whether a text has a character that PostgreSQL cannot store: U+0000. */
    public static boolean isUnstorableText(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && "22021".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    public static boolean isUnavailable(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof DataAccessResourceFailureException
                    || each instanceof TransientDataAccessException
                    || each instanceof CannotCreateTransactionException
                    || each instanceof SQLException sql && isAnyUnavailable(sql)) {
                return true;
            }
        }
        return false;
    }

    /** A batch reports the failure of each statement outside of the chain of causes. */
    private static boolean isAnyUnavailable(SQLException e) {
        for (Throwable each : e) {
            if (each instanceof SQLException sql && isUnavailable(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnavailable(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientException
                || H2.contains(e.getErrorCode())
                || e.getErrorCode() == H2_GENERAL && isFromH2Store(e)
                || isClosedByPool(e)
                // PostgreSQL: no connection, no disk or memory left, shut down, its file system, a standby that takes
                // no writes yet
                || state.equals("25006")
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58");
    }

    /** The pool closed a broken connection; its users, such as the end of a transaction, get an exception without a state. */
    private static boolean isClosedByPool(SQLException e) {
        return e.getSQLState() == null
                && Arrays.stream(e.getStackTrace()).anyMatch(at -> at.getClassName()
                        .startsWith("com.zaxxer.hikari.pool.ProxyConnection$ClosedConnection"));
    }

    private static boolean isFromH2Store(SQLException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each.getClass().getName().startsWith("org.h2.mvstore.")) {
                return true;
            }
        }
        return false;
    }
}
