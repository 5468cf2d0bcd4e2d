package org.habeas.sar.web;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.sar.Channel;
import org.habeas.sar.HandEntry;
import org.habeas.sar.SubjectRequestDesk;
import org.jspecify.annotations.Nullable;

/** Reads the form for a request that did not come to the mailbox. */
final class HandEntryForm {

    /** Which field a refusal of the desk is about. */
    private static final Map<String, String> FIELDS = Map.of(
            "receipt-in-the-future", "receivedOn",
            "receipt-too-old", "receivedOn",
            "nothing-asked", "asked",
            "requester-unreachable", "email",
            "email-unusable", "email",
            "own-mailbox", "email");

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
            throw FieldProblems.of(refused, FIELDS);
        }
    }

    private static HandEntry read(TypedFields fields) {
        Optional<LocalTime> time = time(fields.text("receivedTime"));
        new FieldProblems.Check()
                .that(PostAct.day(fields.text("receivedOn")).isPresent(), "receivedOn", "Enter the day like 2026-12-24")
                .that(
                        fields.text("receivedTime").isEmpty() || time.isPresent(),
                        "receivedTime",
                        "Enter the time like 14:30, or leave it empty")
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
                .done();
        return new HandEntry(
                channel(fields).orElseThrow(),
                PostAct.day(fields.text("receivedOn")).orElseThrow(),
                orNull(time),
                fields.text("name"),
                fields.text("email"),
                fields.text("postalAddress"),
                fields.text("asked"),
                fields.text("language"));
    }

    private static Optional<Channel> channel(TypedFields fields) {
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(fields.text("channel"))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.matches("\\d\\d:\\d\\d") ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalTime orNull(Optional<LocalTime> time) {
        return time.orElse(null);
    }
}
