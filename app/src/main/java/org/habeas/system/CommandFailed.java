package org.habeas.system;

import java.io.Serial;

/** A command ends without having done its work, for a reason that the person at the keyboard can do something about. */
public final class CommandFailed extends RuntimeException {

    /** Exit code when the thing checked does not hold. */
    public static final int DOES_NOT_HOLD = 1;

    /** Exit code of wrong use and of input that cannot be read. */
    public static final int WRONG_USE = 2;

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailed(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** Wrong use or unreadable input. */
    public static CommandFailed wrongUse(String sentence) {
        return new CommandFailed(WRONG_USE, sentence);
    }

    /** The thing asked for does not hold: nobody listens, the server says no. */
    public static CommandFailed doesNotHold(String sentence) {
        return new CommandFailed(DOES_NOT_HOLD, sentence);
    }

    /** The application did not start, and whoever started it has already been told why. */
    public static CommandFailed notStarted() {
        return new CommandFailed(WRONG_USE, "");
    }

    /** With what the command ends. */
    public int exitCode() {
        return exitCode;
    }
}
