package org.habeas.sar.web;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.habeas.sar.Channel;
import org.habeas.sar.HandEntry;
import org.jspecify.annotations.Nullable;

/** Reads the form for a request that did not come to the mailbox. */
final class HandEntryForm {

    private HandEntryForm() {}

    /**
     * The entry as typed.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     */
    static HandEntry read(TypedFields fields) {
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
