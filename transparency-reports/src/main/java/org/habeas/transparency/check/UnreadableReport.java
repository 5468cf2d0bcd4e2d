package org.habeas.transparency.check;

/** A file that is no report whose shape is known; the message says what it would have to be. */
public class UnreadableReport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableReport(String file, String reason) {
        super(file + " " + reason);
    }
}
