package org.habeas.sar.web;

import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.Channel;
import org.habeas.sar.HandEntry;
import org.habeas.sar.SubjectRequestDesk;

/** Reads the form for a request that did not come to the mailbox. */
final class HandEntryForm {

    /** Which field a refusal of the desk is about, beside those of the receipt. */
    private static final Map<String, String> REFUSALS = Map.of(
            "nothing-asked", "asked",
            "requester-unreachable", "email",
            "email-unusable", "email",
            "own-mailbox", "email",
            "no-such-legal-entity", "legalEntity");

    private HandEntryForm() {}

    /**
     * Enters what was typed.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     */
    static CaseReference enter(TypedFields fields, SubjectRequestDesk desk, Acting acting) {
        HandEntry entry = read(fields);
        try {
            return desk.enterByHand(entry, acting);
        } catch (ActRefused refused) {
            throw FieldProblems.of(
                    refused, ReceiptFields.REFUSALS.containsKey(refused.code()) ? ReceiptFields.REFUSALS : REFUSALS);
        }
    }

    private static HandEntry read(TypedFields fields) {
        ReceiptFields.check(fields)
                .filled(fields, "asked", "Write down what is asked")
                .that(
                        !fields.text("email").isEmpty()
                                || !fields.text("postalAddress").isEmpty(),
                        "email",
                        "Enter an e-mail or a postal address")
                .that(
                        Languages.ALL.containsKey(fields.text("language")),
                        "language",
                        "Choose the language of the answer")
                .that(!channel(fields).isEmpty(), "channel", "Choose how it came")
                .atMost(fields, "name", "The name", Lengths.LINE)
                .atMost(fields, "email", "The e-mail address", Lengths.ADDRESS)
                .atMost(fields, "postalAddress", "The postal address", Lengths.SENTENCES)
                .atMost(fields, "asked", "What is asked", Lengths.PAGES)
                .done();
        return new HandEntry(
                channel(fields).orElseThrow(),
                ReceiptFields.read(fields),
                fields.text("name"),
                fields.text("email"),
                fields.text("postalAddress"),
                fields.text("asked"),
                fields.text("language"),
                fields.text("legalEntity").isEmpty() ? null : fields.text("legalEntity"));
    }

    private static Optional<Channel> channel(TypedFields fields) {
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(fields.text("channel"))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
