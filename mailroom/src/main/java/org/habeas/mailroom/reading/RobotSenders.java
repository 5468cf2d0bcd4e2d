package org.habeas.mailroom.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;

/** Addresses behind which nobody reads (RFC 3834 section 2, RFC 2142). */
final class RobotSenders {

    private static final Pattern DAEMON = Pattern.compile("(mailer[_-]?daemon|mail-?daemon|post[_-]?master"
            + "|bounces?|.*-bounces|bounce-.*|listserv|majordomo|mailman|sympa|owner-.*|symantec_.*"
            + "|mail[._-]?delivery[._-]?(system|subsystem)?|autoreply|auto-reply|autoresponder|abuse-?report"
            + "|system-administrator|mdaemon)([+=].*)?");
    private static final Pattern REQUEST = Pattern.compile("(.+)-request([+=].*)?");

    /** Words before "-request" by which people name the mailbox for requests of this very kind. */
    private static final Set<String> PEOPLE = Set.of(
            "data",
            "privacy",
            "gdpr",
            "dsar",
            "sar",
            "access",
            "deletion",
            "erasure",
            "subject",
            "subject-access",
            "data-access",
            "data-subject",
            "data-deletion",
            "info",
            "information",
            "customer",
            "client",
            "legal");

    private static final Pattern NO_REPLY =
            Pattern.compile("(.*[_-])?(no|do-?not|donot|ne-?pas|nao|não|keine|nicht|non|ei|nie)"
                    + "[._-]?(reply|replay|answer|respond|response|repondre|responda|responder|antwort|antworten|rispondere"
                    + "|vastaa|odpowiadaj)([_+-].*)?");
    private static final Set<String> NAMES = Set.of(
            "mailer-daemon",
            "mailer daemon",
            "mail delivery system",
            "mail delivery subsystem",
            "mail delivery service",
            "mail administrator",
            "mail system",
            "system administrator",
            "internet mail delivery",
            "postmaster");

    private RobotSenders() {}

    /** Whether a mail system wrote it. */
    static boolean isDaemon(Headers headers, @Nullable PostAddress sender) {
        if (sender == null) {
            String from = headers.line("from").toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
            String bare = from.replaceAll("<[^>]*>|\\([^)]*\\)", "").strip();
            return from.replace(" ", "").equals("<>")
                    || NAMES.contains(bare)
                    || DAEMON.matcher(bare.replaceAll("@.*", "")).matches();
        }
        String local = local(sender);
        return DAEMON.matcher(local).matches()
                || (REQUEST.matcher(local).matches() && !PEOPLE.contains(local.replaceFirst("-request.*", "")))
                || (NAMES.contains(sender.name().toLowerCase(Locale.ROOT)) && !local.contains("."));
    }

    /** Whether the address says that it takes no answers. */
    static boolean takesNoAnswers(@Nullable PostAddress sender) {
        return sender != null && NO_REPLY.matcher(local(sender)).matches();
    }

    private static String local(PostAddress sender) {
        String address = sender.normalised();
        return address.substring(0, address.lastIndexOf('@'));
    }
}
