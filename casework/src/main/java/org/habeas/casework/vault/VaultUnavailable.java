package org.habeas.casework.vault;

import org.jspecify.annotations.Nullable;

/** Sealed content cannot be read or written: the master key is missing or wrong, or the keyset was destroyed. */
public class VaultUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultUnavailable(String message) {
        this(message, null);
    }

    VaultUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
