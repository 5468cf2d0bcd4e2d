package org.habeas.sar.web;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.CorrectionDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Correcting when a request was received: forwarded late by staff, or mistyped; its clocks count anew. */
@Component
class CorrectReceiptAct implements CaseAct {

    static final String NAME = "correct-receipt";

    private final CorrectionDesk desk;

    CorrectReceiptAct(CorrectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Correct the date of receipt";
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.INTAKE, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.RECEIVED || file.sortingCorrectable();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        ZonedDateTime received = file.receivedAt().atZone(file.zone());
        return new TypedFields(Map.of(
                "version",
                String.valueOf(file.version()),
                "receivedOn",
                received.toLocalDate().toString(),
                "receivedTime",
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(received)));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/acts :: correctReceipt",
                Map.of(
                        "form",
                        fields,
                        "requestFile",
                        file,
                        "arrivedWords",
                        RequestFace.moment(file, file.arrivedAt())));
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        ReceiptFields.check(fields)
                .filled(fields, "reason", "Say why the date of receipt is corrected")
                .atMost(fields, "reason", "The reason", Lengths.SENTENCES)
                .done();
        try {
            desk.correctReceipt(reference, ReceiptFields.read(fields), fields.text("reason"), fields.version(), acting);
        } catch (ActRefused refused) {
            throw FieldProblems.of(refused, ReceiptFields.REFUSALS);
        }
    }
}
