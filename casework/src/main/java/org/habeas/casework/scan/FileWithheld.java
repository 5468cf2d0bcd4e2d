package org.habeas.casework.scan;

import org.habeas.casework.ActRefused;
import org.habeas.casework.scan.Scan.Verdict;

/** A file stays closed, because it is infected or because the scanner has not found it clean. */
public class FileWithheld extends ActRefused {

    private static final long serialVersionUID = 1L;

    FileWithheld(Scan scan) {
        super(
                scan.verdict() == Verdict.INFECTED ? "file-infected" : "file-not-scanned",
                scan.verdict() == Verdict.INFECTED
                        ? "This file is infected"
                                + (scan.finding().isEmpty() ? "" : " (" + scan.finding() + ")")
                                + ". It is kept sealed, and nobody opens it or sends it on."
                        : "The virus scanner has not found this file clean, so it stays closed. It is kept; try again when"
                                + " the scanner answers.");
    }
}
