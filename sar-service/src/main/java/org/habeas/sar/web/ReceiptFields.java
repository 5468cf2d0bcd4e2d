package org.habeas.sar.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ReceiptTime;
import org.jspecify.annotations.Nullable;

/** The fields that say when a request was received, alike wherever they are typed. */
final class ReceiptFields {

    /** Which field a refusal of the desk is about. */
    static final Map<String, String> REFUSALS = Map.of(
            "receipt-in-the-future", "receivedOn",
            "receipt-too-old", "receivedOn",
            "receipt-after-arrival", "receivedOn",
            "receipt-long-ago", "confirmedReceivedOn");

    private ReceiptFields() {}

    /** Notes what cannot be read. */
    static FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(day(fields, "receivedOn").isPresent(), "receivedOn", "Enter the day like 2026-12-24")
                .that(
                        fields.text("receivedTime").isEmpty()
                                || time(fields.text("receivedTime")).isPresent(),
                        "receivedTime",
                        "Enter the time like 14:30, or leave it empty");
    }

    /** The receipt as typed; only for fields that passed the check. */
    static ReceiptTime read(TypedFields fields) {
        return new ReceiptTime(
                day(fields, "receivedOn").orElseThrow(),
                orNull(time(fields.text("receivedTime"))),
                orNull(day(fields, "confirmedReceivedOn")));
    }

    private static Optional<LocalDate> day(TypedFields fields, String name) {
        return PostAct.day(fields.text(name));
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.matches("\\d\\d:\\d\\d") ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
