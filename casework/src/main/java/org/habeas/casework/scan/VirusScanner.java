package org.habeas.casework.scan;

import java.io.InputStream;

/** Something that looks for viruses. */
interface VirusScanner {

    /** Whether one is configured. */
    boolean isConfigured();

    /**
     * Reads a file to its end and judges it; never throws for a scanner that is down, busy or refuses the file.
     *
     * @param file is not closed
     */
    Scan scan(InputStream file);
}
