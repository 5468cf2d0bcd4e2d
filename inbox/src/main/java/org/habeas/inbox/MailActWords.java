package org.habeas.inbox;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ledger.RecordedAct;
import org.springframework.stereotype.Component;

/** The words for what happens to mail: every step of a mail on its way in and of a letter on its way out. */
@Component
class MailActWords implements ActWords {

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry(".1.1", "the mailbox does not exist"),
            Map.entry(".1.10", "the mailbox does not exist"),
            Map.entry(".1.2", "the domain does not exist"),
            Map.entry(".1.6", "the mailbox has moved"),
            Map.entry(".2.1", "the mailbox is disabled"),
            Map.entry(".2.2", "the mailbox is full"),
            Map.entry(".3.4", "the letter is too large"),
            Map.entry(".4.1", "the mail server does not answer"),
            Map.entry(".4.4", "the mail server cannot be found"),
            Map.entry(".4.6", "the letter went in a circle"),
            Map.entry(".4.7", "it could not be delivered in time"),
            Map.entry(".7.1", "the receiving server does not take it"));

    @Override
    public Optional<String> words(RecordedAct act) {
        Map<String, String> facts = act.facts();
        return Optional.ofNullable(
                switch (act.what()) {
                    case "mail.stored" -> "Mail stored as the server gave it";
                    case "mail.received" -> received(facts.getOrDefault("how", ""));
                    case "mail.held" -> "Mail put into the holding area, a person must place it";
                    case "mail.placed" ->
                        "opened".equals(facts.get("how"))
                                ? "Placed a held mail: opened this case from it"
                                : "Placed a held mail: assigned it to this case";
                    case "mail.heldReminded" -> "Reminded of a mail in the holding area";
                    case "mail.replayed" ->
                        facts.getOrDefault("differences", "").isEmpty()
                                ? "Read a stored mail again; it would be handled as it was"
                                : "Read a stored mail again; something would come out differently now";
                    case "mail.replayedMany" -> "Read the stored mail of several days again and compared";
                    case "mail.retried" -> "Took a mail out of the holding area to be placed again";
                    case "mail.renumbered" -> "The mail server numbered its mail anew; all of it was compared again";
                    case "mail.repeated" ->
                        facts.containsKey("letter")
                                ? "Asked to send the letter again under the same Message-ID" + letter(facts)
                                : "The same mail came a second time and was set aside as a copy";
                    case "mail.prepared" -> "Letter written, not sent" + letter(facts);
                    case "mail.released" -> "Letter released to leave after its hold time" + letter(facts);
                    case "mail.withdrawn" -> "Letter withdrawn, it will never leave" + letter(facts);
                    case "mail.delayed" ->
                        "Letter waits because a sending limit is reached" + limit(facts) + letter(facts);
                    case "mail.sent" ->
                        ("true".equals(facts.get("repeated"))
                                        ? "Letter sent again under the same Message-ID; the next server took it"
                                        : "Letter sent; the next server took it")
                                + letter(facts);
                    case "mail.deferred" -> "Letter refused for now; Habeas tries again" + letter(facts);
                    case "mail.refused" -> "Letter refused for good; it did not arrive" + letter(facts);
                    case "mail.inDoubt" -> "Nobody knows whether the letter arrived" + letter(facts);
                    case "mail.returned" -> "Letter came back: " + reason(facts) + letter(facts);
                    case "mail.reportedLate" ->
                        "Letter is late, a server on its way still tries: " + reason(facts) + letter(facts);
                    case "mail.reportedArrived" -> "A server reports that the letter arrived" + letter(facts);
                    case "mail.receiptCame" -> "A receipt for the letter came back" + letter(facts);
                    case "mail.complainedOf" -> "Its reader's mail provider passed on a complaint" + letter(facts);
                    case "mail.evidenceDestroyed" ->
                        "Evidence of identity taken out of a mail and destroyed; its hash stays";
                    case "mail.confirmed" -> "Counted the letter as arrived" + letter(facts);
                    default -> null;
                });
    }

    private static String received(String how) {
        return switch (how) {
            case "opened" -> "Mail received; it opened this case";
            case "joined" -> "Mail received; it joined this case";
            case "recorded" -> "Mail received and kept with this case; it changes nothing";
            default -> "Mail received";
        };
    }

    /** The status of RFC 3463 in words, by its detail, which is the same for "now" and "for good". */
    private static String reason(Map<String, String> facts) {
        String status = facts.getOrDefault("status", "");
        String words = REASONS.getOrDefault(status.isEmpty() ? "" : status.substring(1), "for a reason not told");
        return status.isEmpty() ? words : words + ", status " + status;
    }

    private static String limit(Map<String, String> facts) {
        return switch (facts.getOrDefault("limit", "")) {
            case "ADDRESS" -> " for its address";
            case "DOMAIN" -> " for its domain";
            case "TOTAL" -> " for all automatic letters";
            default -> "";
        };
    }

    /** Which letter, by its template: {@code sar/identity-request} becomes "(identity request)". */
    private static String letter(Map<String, String> facts) {
        String kind = facts.getOrDefault("kind", "");
        String name =
                kind.substring(kind.lastIndexOf('/') + 1).replace('-', ' ').strip();
        return name.isEmpty() ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")";
    }
}
