package org.habeas.breach.web;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.breach.BreachFile;
import org.habeas.breach.FilingDesk;
import org.habeas.breach.Obligation;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Preparing filings, recording their submission, ruling out what does not apply, until all is done. */
@Component
class FileAct implements TaskAct {

    private static final Map<String, String> PREPARING = Map.of(
            "duty-not-started", "duty",
            "duty-ruled-out", "duty",
            "nothing-submitted-before", "phase");

    private static final Map<String, String> RECORDING = Map.of(
            "time-in-repeated-hour", "submittedAt",
            "time-never-was", "submittedAt",
            "submitted-in-the-future", "submittedAt",
            "late-reasons-missing", "recordLateReasons",
            "already-submitted", "filing");

    private final FilingDesk desk;
    private final LegalEntities entities;

    FileAct(FilingDesk desk, LegalEntities entities) {
        this.desk = desk;
        this.entities = entities;
    }

    @Override
    public String task() {
        return Steps.FILE_WITH_AUTHORITY;
    }

    @Override
    public TypedFields filled(BreachFile file) {
        return new TypedFields(Map.of(
                "version", String.valueOf(file.version()),
                "phase", "INITIAL",
                "zone", entities.byId(file.legalEntity()).zone().getId()));
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        return new TaskForm(
                "breach/tasks :: file",
                Map.of(
                        "form", fields,
                        "submittedTwice", BreachForm.isTwice(fields, "submittedAt"),
                        "breachFile", file,
                        "phases", List.of("INITIAL", "FOLLOW_UP", "COMPLETE", "WITHDRAWAL"),
                        "owedToOthers",
                                file.duties().stream()
                                        .filter(one -> one.obligation().addressee() != Obligation.Addressee.CUSTOMERS)
                                        .toList(),
                        "notSubmitted",
                                file.filings().stream()
                                        .filter(one -> one.submittedAt() == null)
                                        .toList(),
                        "reasonsOwed",
                                file.filings().stream()
                                        .filter(BreachFile.Filed::reasonsMissing)
                                        .toList()));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        switch (fields.text("do")) {
            case "prepare" -> {
                new FieldProblems.Check()
                        .that(one(fields, "duty").isPresent(), "duty", "Choose to whom it goes")
                        .that(
                                fields.text("phase").matches("INITIAL|FOLLOW_UP|COMPLETE|WITHDRAWAL"),
                                "phase",
                                "Choose what kind of filing it is")
                        .done();
                FieldProblems.beside(
                        PREPARING,
                        () -> desk.prepare(
                                reference,
                                one(fields, "duty").orElseThrow(),
                                fields.text("phase"),
                                fields.text("lateReasons"),
                                fields.version(),
                                acting));
            }
            case "record" -> record(reference, fields, acting);
            case "late" -> {
                new FieldProblems.Check()
                        .that(one(fields, "lateFiling").isPresent(), "lateFiling", "Choose the filing")
                        .filled(fields, "lateReasons", "Give the reasons for the delay")
                        .done();
                desk.giveLateReasons(
                        reference,
                        one(fields, "lateFiling").orElseThrow(),
                        fields.text("lateReasons"),
                        fields.version(),
                        acting);
            }
            case "ruleOut" -> {
                new FieldProblems.Check()
                        .that(one(fields, "ruledOut").isPresent(), "ruledOut", "Choose what does not apply")
                        .filled(fields, "ruledOutReasons", "Say why it does not apply")
                        .done();
                desk.ruleOut(
                        reference,
                        one(fields, "ruledOut").orElseThrow(),
                        fields.text("ruledOutReasons"),
                        fields.version(),
                        acting);
            }
            case "finish" -> {
                desk.finish(reference, fields.version(), acting);
                return Optional.empty();
            }
            default ->
                new FieldProblems.Check()
                        .that(false, "duty", "Choose what to do")
                        .done();
        }
        return here(reference);
    }

    private void record(CaseReference reference, TypedFields fields, Acting acting) {
        Optional<LocalDateTime> local = BreachForm.local(fields, "submittedAt");
        Optional<ZoneId> zone = BreachForm.zone(fields, "zone");
        new FieldProblems.Check()
                .that(one(fields, "filing").isPresent(), "filing", "Choose the filing that was submitted")
                .that(local.isPresent(), "submittedAt", "Enter day and time like 2026-12-22 14:05")
                .that(zone.isPresent(), "zone", "Enter a zone like Europe/Berlin")
                .filled(fields, "proof", "Say what proves it, and where it lies")
                .done();
        FieldProblems.beside(
                RECORDING,
                () -> desk.recordSubmission(
                        reference,
                        one(fields, "filing").orElseThrow(),
                        BreachForm.instant(local.orElseThrow(), zone.orElseThrow(), fields, "pass"),
                        fields.text("authorityReference"),
                        fields.text("proof"),
                        fields.text("recordLateReasons"),
                        fields.version(),
                        acting));
    }

    private static Optional<UUID> one(TypedFields fields, String name) {
        return fields.ids(name).stream().findFirst();
    }
}
