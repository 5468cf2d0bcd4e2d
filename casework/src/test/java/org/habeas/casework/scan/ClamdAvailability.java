package org.habeas.casework.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Whether the real clamd can run here.
 *
 * @param program where Debian's package puts it
 */
record ClamdAvailability(Path program) {

    static ClamdAvailability onThisMachine() {
        return new ClamdAvailability(Path.of("/usr/sbin/clamd"));
    }

    /**
     * Returns if clamd can run. Otherwise says so where nobody overlooks it and aborts the calling test; on a build
     * server, or with the system property {@code habeas.require-real-clamd}, the test fails instead.
     */
    void require() {
        if (Files.isExecutable(program)) {
            return;
        }
        String message = "NOT TRIED AGAINST THE REAL VIRUS SCANNER: missing " + program
                + ". As root: apt-get install --no-install-recommends clamav-daemon";
        if (Boolean.getBoolean("habeas.require-real-clamd") || "true".equals(System.getenv("CI"))) {
            throw new AssertionFailedError(message);
        }
        String bar = "!".repeat(100);
        System.err.println(bar + "\n" + message + "\n" + bar);
        throw new TestAbortedException(message);
    }
}
