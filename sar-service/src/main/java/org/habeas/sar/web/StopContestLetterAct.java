package org.habeas.sar.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.ContestFile;
import org.habeas.sar.ContestLetterDesk;
import org.habeas.sar.ContestStage;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Stopping an approved letter on a complaint, an appeal or an inquiry within its hold time. */
@Component
class StopContestLetterAct implements CaseAct {

    static final String NAME = "stop-decision-letter";

    private final ContestLetterDesk desk;

    StopContestLetterAct(ContestLetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Stop a decision letter";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER, Role.LEGAL, Role.APPROVER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return !leaving(file).isEmpty();
    }

    /** Seconds count, and whatever changed meanwhile is no reason to let it leave. */
    @Override
    public boolean comparesVersion() {
        return false;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of());
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/contests :: stop", Map.of("form", fields, "requestFile", file, "leaving", leaving(file)));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        new FieldProblems.Check()
                .that(fields.text("contest").matches("[0-9a-f-]{36}"), "contest", "Choose which letter")
                .done();
        desk.stop(reference, UUID.fromString(fields.text("contest")), acting);
    }

    private static List<ContestFile> leaving(RequestFile file) {
        return file.contests().stream()
                .filter(one -> one.stage() == ContestStage.RELEASED)
                .toList();
    }
}
