package org.habeas.mailroom.reading;

/** A mail is larger or deeper than Habeas reads; the message says in words which limit it was. */
final class LimitExceeded extends Exception {

    private static final long serialVersionUID = 1L;

    LimitExceeded(String message) {
        super(message);
    }
}
