package org.habeas.breach.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.habeas.breach.LocalTimeInZone;
import org.habeas.breach.LocalTimeInZone.Pass;
import org.habeas.inbox.fields.TypedFields;

/** Reads instants of forms: a date, a time, a zone, and which pass of a repeated hour is meant. */
final class BreachForm {

    private BreachForm() {}

    /** The zone of a field; empty when there is none of this name. */
    static Optional<ZoneId> zone(TypedFields fields, String name) {
        try {
            return fields.text(name).isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(fields.text(name)));
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }

    /** The local time of a field such as {@code 2026-12-19 16:20}; empty for anything else. */
    static Optional<LocalDateTime> local(TypedFields fields, String name) {
        try {
            String text = fields.text(name).replace(' ', 'T');
            return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d")
                    ? Optional.of(LocalDateTime.parse(text))
                    : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** Whether the clocks of the field {@code zone} showed the typed time twice, so that somebody has to say which. */
    static boolean isTwice(TypedFields fields, String name) {
        Optional<LocalDateTime> local = local(fields, name);
        return local.isPresent()
                && zone(fields, "zone")
                        .filter(zone ->
                                zone.getRules().getValidOffsets(local.get()).size() > 1)
                        .isPresent();
    }

    /**
     * The instant of a local time in a zone.
     *
     * @param pass field that says which pass of a repeated hour is meant
     * @throws org.habeas.casework.ActRefused when the time was twice, or never
     */
    static Instant instant(LocalDateTime local, ZoneId zone, TypedFields fields, String pass) {
        return LocalTimeInZone.instant(local, zone, fields.oneOf(pass, Pass.class, Pass.NOT_SAID));
    }
}
