package org.habeas.sar.web;

/** The most characters that typed fields may have; more is a slip of the clipboard and would drown whoever reads it. */
final class Lengths {

    /** A name, a category, a number of a consignment. */
    static final int LINE = 200;

    /** An e-mail address (RFC 5321 4.5.3.1 with room for what mailers add). */
    static final int ADDRESS = 320;

    /** A reason, a ground, a postal address: some sentences or lines. */
    static final int SENTENCES = 2_000;

    /** What somebody asks, data that was found, words of a letter. */
    static final int PAGES = 50_000;

    private Lengths() {}
}
