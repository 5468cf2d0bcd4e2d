package org.habeas.system.smtp;

import java.io.Serial;

/** A mail server did not take a mail; the message is what it said. */
public final class SmtpRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    SmtpRefused(String words) {
        super(words);
    }
}
