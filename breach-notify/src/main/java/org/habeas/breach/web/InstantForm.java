package org.habeas.breach.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.habeas.breach.InstantDesk;
import org.habeas.breach.InstantKind;
import org.habeas.breach.StatedInstant;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.springframework.stereotype.Component;

/** Takes an instant that a person states or corrects. */
@Component
class InstantForm {

    private static final Map<String, String> FIELDS = Map.of(
            "instant-in-the-future", "at",
            "instants-out-of-order", "at",
            "time-in-repeated-hour", "at",
            "time-never-was", "at",
            "nothing-changed", "at",
            "reason-missing", "why");

    private final InstantDesk desk;

    InstantForm(InstantDesk desk) {
        this.desk = desk;
    }

    /**
     * States the instant of the form.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     * @throws org.habeas.casework.ActRefused when the desk refuses for a reason that is about no field
     */
    void state(CaseReference reference, TypedFields fields, Acting acting) {
        Optional<InstantKind> kind = TaskAct.one(fields, "kind", InstantKind.class);
        Optional<LocalDateTime> local = BreachForm.local(fields, "at");
        Optional<ZoneId> zone = BreachForm.zone(fields, "zone");
        new FieldProblems.Check()
                .that(kind.isPresent(), "kind", "Choose which of the four it is")
                .that(local.isPresent(), "at", "Enter day and time like 2026-12-19 16:20")
                .that(zone.isPresent(), "zone", "Enter a zone like Europe/Berlin")
                .filled(fields, "source", "Say where it is known from")
                .done();
        FieldProblems.beside(
                FIELDS,
                () -> desk.state(
                        reference,
                        new StatedInstant(
                                kind.orElseThrow(),
                                BreachForm.instant(local.orElseThrow(), zone.orElseThrow(), fields, "pass"),
                                zone.orElseThrow(),
                                fields.text("source"),
                                fields.text("why")),
                        fields.version(),
                        acting));
    }
}
