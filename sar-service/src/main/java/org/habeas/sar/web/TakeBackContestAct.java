package org.habeas.sar.web;

import java.util.Map;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContestDesk;
import org.habeas.sar.ContestFile;
import org.habeas.sar.ContestStage;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Ending a complaint, an appeal or an inquiry that was taken back, or was recorded by mistake. */
@Component
class TakeBackContestAct extends ReasonedAct {

    static final String NAME = "take-back-complaint";

    private final ContestDesk desk;

    TakeBackContestAct(ContestDesk desk) {
        super(
                NAME,
                "End a complaint, an appeal or an inquiry without a decision",
                "takeBackContest",
                "Say whether it was taken back, and by which message, or recorded by mistake",
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.contests().stream().anyMatch(TakeBackContestAct::isOpen);
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return Map.of(
                "openContests",
                file.contests().stream().filter(TakeBackContestAct::isOpen).toList());
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(fields.text("contest").matches("[0-9a-f-]{36}"), "contest", "Choose which one");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.takeBack(reference, UUID.fromString(fields.text("contest")), fields.text("reason"), acting);
    }

    private static boolean isOpen(ContestFile contest) {
        return contest.stage() == ContestStage.DECIDING
                || contest.stage() == ContestStage.SUBMITTED
                || contest.stage() == ContestStage.TO_POST;
    }
}
