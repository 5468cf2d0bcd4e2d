package org.habeas.casework.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has looked up already and nobody changes, so that it looks each up once; all is forgotten with the
 * transaction, and one that runs apart has its own.
 */
final class OncePerTransaction implements TransactionSynchronization {

    private final Map<Object, Object> known = new HashMap<>();

    private OncePerTransaction() {}

    /** What is known under this key, looked up if it is not; outside a transaction always looked up. */
    @SuppressWarnings("unchecked") // one key names one kind of thing
    static <T> T of(Object key, Supplier<T> lookUp) {
        if (!isPossible()) {
            return lookUp.get();
        }
        Map<Object, Object> known = current().known;
        Object value = known.get(key);
        if (value == null) {
            value = lookUp.get();
            known.put(key, value);
        }
        return (T) value;
    }

    /** Makes known what the transaction has made itself. */
    static void put(Object key, Object value) {
        if (isPossible()) {
            current().known.put(key, value);
        }
    }

    /** Forgets it, because the transaction has changed it. */
    static void forget(Object key) {
        if (isPossible()) {
            current().known.remove(key);
        }
    }

    private static boolean isPossible() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static OncePerTransaction current() {
        for (TransactionSynchronization one : TransactionSynchronizationManager.getSynchronizations()) {
            if (one instanceof OncePerTransaction mine) {
                return mine;
            }
        }
        OncePerTransaction fresh = new OncePerTransaction();
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }
}
