package org.habeas.legalprocess.disclosure;

/** A quoted field that is not written as RFC 4180 writes it; where it ends nobody can say, so nothing after it is read. */
final class BrokenField extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    BrokenField(int line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    ImportProblem problem() {
        return new ImportProblem(line, reason);
    }
}
