package org.habeas.sar.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.IdentityDesk;
import org.habeas.sar.IdentityState;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Going on to the decision on identity while an answer by mail is awaited. */
@Component
class ProofCameAct extends ReasonedAct {

    static final String NAME = "proof-came";

    private final IdentityDesk desk;
    private final Clock clock;

    ProofCameAct(IdentityDesk desk, Clock clock) {
        super(
                NAME,
                "Record proof of identity that came another way",
                "proofCame",
                "Say how the proof came",
                Role.CASEWORKER);
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.SORTED && file.identity().state() == IdentityState.ASKED;
    }

    @Override
    Map<String, String> stored(RequestFile file) {
        return Map.of(
                "answeredOn", LocalDate.ofInstant(clock.instant(), file.zone()).toString());
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(
                        PostAct.day(fields.text("answeredOn")).isPresent(),
                        "answeredOn",
                        "Enter the day like 2026-12-24");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        FieldProblems.beside(
                Map.of("answered-in-the-future", "answeredOn", "answered-before-asked", "answeredOn"),
                () -> desk.proofCame(
                        reference,
                        PostAct.day(fields.text("answeredOn")).orElseThrow(),
                        fields.text("reason"),
                        fields.version(),
                        acting));
    }
}
