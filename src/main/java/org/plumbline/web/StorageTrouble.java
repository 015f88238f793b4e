package org.plumbline.web;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells storage that does not answer, and may do so later, from what is wrong with what it was asked. */
public final class StorageTrouble {

    private StorageTrouble() {}

    public static boolean is(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof CannotCreateTransactionException;
    }
}
