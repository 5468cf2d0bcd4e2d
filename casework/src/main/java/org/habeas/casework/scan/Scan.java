package org.habeas.casework.scan;

/**
 * What a scanner said of one file.
 *
 * @param finding name of what was found as the scanner gives it, or why there is no verdict; empty otherwise. It is a
 *     technical word and names nobody
 */
public record Scan(Verdict verdict, String finding) {

    /** No scanner is configured. */
    public static final Scan NONE = new Scan(Verdict.NOT_SCANNED, "");

    private static final int LONGEST = 100;

    public Scan {
        String plain = finding.replaceAll("[^A-Za-z0-9._ -]", "");
        finding = plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    /** Whether the file may be opened, shown and sent on. */
    public boolean opens() {
        return verdict == Verdict.CLEAN || verdict == Verdict.NOT_SCANNED;
    }

    /** As it stands beside the file: {@code infected (Eicar-Signature), kept closed}. */
    public String words() {
        return switch (verdict) {
            case CLEAN -> "scanned, nothing found";
            case INFECTED -> "infected" + (finding.isEmpty() ? "" : " (" + finding + ")") + ", kept closed";
            case NOT_SCANNED -> "not scanned";
            case NO_ANSWER -> "not scanned yet, kept closed until the scanner answers";
        };
    }

    /** The kinds of verdicts. */
    public enum Verdict {
        /** The scanner read all of it and found nothing. */
        CLEAN,
        /** The scanner found something. */
        INFECTED,
        /** No scanner is configured; nobody says anything about the file. */
        NOT_SCANNED,
        /** A scanner is configured and has not answered, or refused the file; it never counts as clean. */
        NO_ANSWER
    }
}
