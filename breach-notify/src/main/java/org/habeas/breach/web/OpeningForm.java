package org.habeas.breach.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.InstantKind;
import org.habeas.breach.InstantRefused;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.breach.OpeningIncident;
import org.habeas.breach.ReportDesk;
import org.habeas.breach.StatedInstant;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;

/** Reads the form with which an incident is opened, or with which a reported one is settled. */
final class OpeningForm {

    private static final Map<String, String> FIELDS = Map.of(
            "awareness-missing", "aware", "role-missing", "roles", "title-missing", "title", "reason-missing", "why");

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
     * Opens the incident as typed.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     */
    static CaseReference open(BreachDesk desk, TypedFields fields, Acting acting) {
        try {
            return desk.open(read(fields), acting);
        } catch (ActRefused refused) {
            throw besideField(refused);
        }
    }

    /**
     * States what a reported incident is, as typed.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     */
    static void settle(ReportDesk desk, CaseReference reference, TypedFields fields, Acting acting) {
        try {
            desk.settle(reference, read(fields), fields.version(), acting);
        } catch (ActRefused refused) {
            throw besideField(refused);
        }
    }

    /** The fields whose wall clock showed the time twice, so that somebody has to say which is meant. */
    static Set<String> twice(TypedFields fields) {
        return Stream.of(InstantKind.values())
                .map(OpeningForm::field)
                .filter(name -> BreachForm.isTwice(fields, name))
                .collect(Collectors.toSet());
    }

    /** What the template of the fields reads beside the form itself. */
    static Map<String, Object> model(TypedFields fields) {
        return Map.of(
                "actsAs", List.of(ActsAs.values()),
                "laws", List.of(Regime.values()),
                "instantKinds", List.of(InstantKind.values()),
                "fieldOf",
                        Stream.of(InstantKind.values())
                                .collect(Collectors.toMap(InstantKind::name, OpeningForm::field)),
                "twice", twice(fields));
    }

    /** An instant that is refused stands in the field of its kind. */
    private static RuntimeException besideField(ActRefused refused) {
        return FieldProblems.of(
                refused,
                refused instanceof InstantRefused instant ? Map.of(instant.code(), field(instant.kind())) : FIELDS);
    }

    private static OpeningIncident read(TypedFields fields) {
        Optional<ZoneId> zone = BreachForm.zone(fields, "zone");
        FieldProblems.Check check = new FieldProblems.Check()
                .filled(fields, "title", "Say in one line what happened")
                .that(!chosen(fields, "roles", ActsAs.class).isEmpty(), "roles", "Say whose data are concerned")
                .that(zone.isPresent(), "zone", "Enter a zone like Europe/Berlin");
        List<StatedInstant> instants = new ArrayList<>();
        for (InstantKind kind : InstantKind.values()) {
            boolean given = !fields.text(field(kind)).isEmpty();
            Optional<LocalDateTime> local = BreachForm.local(fields, field(kind));
            check.that(
                    given ? local.isPresent() : kind != InstantKind.AWARE,
                    field(kind),
                    kind.words() + ": enter day and time like 2026-12-19 16:20");
            if (local.isPresent() && zone.isPresent()) {
                instant(kind, local.get(), zone.get(), fields, check).ifPresent(instants::add);
            }
        }
        check.filled(fields, "source", "Say where the times are known from").done();
        return new OpeningIncident(
                fields.text("title"),
                chosen(fields, "roles", ActsAs.class),
                chosen(fields, "regimes", Regime.class),
                instants,
                fields.text("description"));
    }

    private static Optional<StatedInstant> instant(
            InstantKind kind, LocalDateTime local, ZoneId zone, TypedFields fields, FieldProblems.Check check) {
        try {
            return Optional.of(new StatedInstant(
                    kind,
                    BreachForm.instant(local, zone, fields, "pass-" + field(kind)),
                    zone,
                    fields.text("source"),
                    fields.values().containsKey("why")
                            ? fields.text("why")
                            : "At the opening, " + kind.words().toLowerCase(Locale.ROOT)));
        } catch (ActRefused twiceOrNever) {
            check.that(false, field(kind), String.valueOf(twiceOrNever.getMessage()));
            return Optional.empty();
        }
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
