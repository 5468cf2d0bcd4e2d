package org.habeas.breach.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.habeas.breach.InstantKind;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.breach.OpeningIncident;
import org.habeas.breach.StatedInstant;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;

/** Reads the form with which an incident is opened. */
final class OpeningForm {

    private OpeningForm() {}

    /** The field of an instant: {@code aware}, {@code toldByProcessor}. */
    static String field(InstantKind kind) {
        return switch (kind) {
            case OCCURRED -> "occurred";
            case DETECTED -> "detected";
            case AWARE -> "aware";
            case TOLD_BY_PROCESSOR -> "told";
        };
    }

    /**
     * The incident as typed.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     * @throws org.habeas.casework.ActRefused when a local time was twice, or never
     */
    static OpeningIncident read(TypedFields fields) {
        Optional<ZoneId> zone = BreachForm.zone(fields, "zone");
        FieldProblems.Check check = new FieldProblems.Check()
                .filled(fields, "title", "Say in one line what happened")
                .that(!chosen(fields, "roles", ActsAs.class).isEmpty(), "roles", "Say whose data are concerned")
                .that(zone.isPresent(), "zone", "Enter a zone like Europe/Berlin")
                .filled(fields, "source", "Say where the times are known from");
        for (InstantKind kind : InstantKind.values()) {
            boolean given = !fields.text(field(kind)).isEmpty();
            boolean needed = kind == InstantKind.AWARE;
            check.that(
                    (!given && !needed) || BreachForm.local(fields, field(kind)).isPresent(),
                    field(kind),
                    kind.words() + ": enter day and time like 2026-12-19 16:20");
        }
        check.done();
        return new OpeningIncident(
                fields.text("title"),
                chosen(fields, "roles", ActsAs.class),
                chosen(fields, "regimes", Regime.class),
                instants(fields, zone.orElseThrow()),
                fields.text("description"));
    }

    private static List<StatedInstant> instants(TypedFields fields, ZoneId zone) {
        List<StatedInstant> instants = new ArrayList<>();
        for (InstantKind kind : InstantKind.values()) {
            Optional<LocalDateTime> local = BreachForm.local(fields, field(kind));
            if (local.isPresent()) {
                instants.add(new StatedInstant(
                        kind,
                        BreachForm.instant(local.get(), zone, fields, "pass-" + field(kind)),
                        zone,
                        fields.text("source"),
                        "At the opening, " + kind.words().toLowerCase(Locale.ROOT)));
            }
        }
        return instants;
    }

    private static <E extends Enum<E>> Set<E> chosen(TypedFields fields, String name, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (E one : type.getEnumConstants()) {
            if (fields.has(name, one.name())) {
                chosen.add(one);
            }
        }
        return chosen;
    }
}
