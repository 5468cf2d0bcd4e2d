package org.habeas.inbox;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ledger.RecordedAct;
import org.springframework.stereotype.Component;

/** The words for what happens to mail: every step of a mail on its way in and of a letter on its way out. */
@Component
class MailActWords implements ActWords {

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
                    case "mail.retried" -> "Took a mail out of the holding area to be placed again";
                    case "mail.renumbered" -> "The mail server numbered its mail anew; all of it was compared again";
                    case "mail.repeated" ->
                        facts.containsKey("letter")
                                ? "Asked to send the letter again under the same Message-ID" + letter(facts)
                                : "The same mail came a second time and was set aside as a copy";
                    case "mail.prepared" -> "Letter written, not sent" + letter(facts);
                    case "mail.released" -> "Letter released to leave after its hold time" + letter(facts);
                    case "mail.withdrawn" -> "Letter withdrawn, it will never leave" + letter(facts);
                    case "mail.delayed" -> "Letter waits because a sending limit is reached" + letter(facts);
                    case "mail.sent" ->
                        ("true".equals(facts.get("repeated"))
                                        ? "Letter sent again under the same Message-ID; the next server took it"
                                        : "Letter sent; the next server took it")
                                + letter(facts);
                    case "mail.deferred" -> "Letter refused for now; Habeas tries again" + letter(facts);
                    case "mail.refused" -> "Letter refused for good; it did not arrive" + letter(facts);
                    case "mail.inDoubt" -> "Nobody knows whether the letter arrived" + letter(facts);
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

    /** Which letter, by its template: {@code sar/identity-request} becomes "(identity request)". */
    private static String letter(Map<String, String> facts) {
        String kind = facts.getOrDefault("kind", "");
        String name =
                kind.substring(kind.lastIndexOf('/') + 1).replace('-', ' ').strip();
        return name.isEmpty() ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")";
    }
}
