package org.habeas.sar.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContestDesk;
import org.habeas.sar.ContestFile;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Recording that a complaint was acknowledged by post or by telephone, where no letter of Habeas could be sent. */
@Component
class AcknowledgedContestAct extends ReasonedAct {

    static final String NAME = "complaint-acknowledged";

    private final ContestDesk desk;

    AcknowledgedContestAct(ContestDesk desk) {
        super(
                NAME,
                "Record that a complaint was acknowledged",
                "complaintAcknowledged",
                "Say how, and where the proof lies",
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return !owing(file).isEmpty();
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return Map.of("owing", owing(file));
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(fields.text("contest").matches("[0-9a-f-]{36}"), "contest", "Choose which one")
                .that(
                        PostAct.day(fields.text("acknowledgedOn")).isPresent(),
                        "acknowledgedOn",
                        "Enter the day like 2026-12-24");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        FieldProblems.beside(
                Map.of("acknowledged-in-the-future", "acknowledgedOn", "acknowledged-before-receipt", "acknowledgedOn"),
                () -> desk.acknowledged(
                        reference,
                        UUID.fromString(fields.text("contest")),
                        PostAct.day(fields.text("acknowledgedOn")).orElseThrow(),
                        fields.text("reason"),
                        acting));
    }

    private static List<ContestFile> owing(RequestFile file) {
        return file.contests().stream().filter(ContestFile::owesAcknowledgement).toList();
    }
}
