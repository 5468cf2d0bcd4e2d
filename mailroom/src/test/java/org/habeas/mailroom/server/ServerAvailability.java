package org.habeas.mailroom.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Whether the real mail servers can run here.
 *
 * @param missing what is missing, in words; empty if nothing is
 */
public record ServerAvailability(List<String> missing) {

    private static final List<String> PROGRAMS = List.of(
            "/usr/sbin/dovecot",
            "/usr/lib/dovecot/lmtp",
            "/usr/lib/dovecot/imap",
            "/usr/sbin/postfix",
            "/usr/lib/postfix/sbin/master");

    public ServerAvailability {
        missing = List.copyOf(missing);
    }

    static ServerAvailability onThisMachine() {
        List<String> missing = new ArrayList<>();
        for (String program : PROGRAMS) {
            if (!Files.isExecutable(Path.of(program))) {
                missing.add(program);
            }
        }
        // Both servers give up root for users of their own, so they must have it first.
        if (!"root".equals(System.getProperty("user.name"))) {
            missing.add("the rights of root");
        }
        return new ServerAvailability(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /**
     * Returns if the servers can run. Otherwise says so where nobody overlooks it and aborts the calling test; on a
     * build server, or with the system property {@code habeas.require-real-mail}, the test fails instead.
     */
    public void require() {
        if (complete()) {
            return;
        }
        String message = "NOT TRIED AGAINST REAL MAIL SERVERS: missing " + String.join(", ", missing)
                + ". As root: apt-get install dovecot-imapd dovecot-lmtpd postfix";
        if (Boolean.getBoolean("habeas.require-real-mail") || "true".equals(System.getenv("CI"))) {
            throw new AssertionFailedError(message);
        }
        String bar = "!".repeat(100);
        System.err.println(bar + "\n" + message + "\n" + bar);
        throw new TestAbortedException(message);
    }
}
