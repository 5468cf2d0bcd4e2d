package org.habeas.sar.web;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.CorrectionDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Correcting when a request was received: forwarded late by staff, or mistyped; its clocks count anew. */
@Component
class CorrectReceiptAct extends ReasonedAct {

    static final String NAME = "correct-receipt";

    private final CorrectionDesk desk;

    CorrectReceiptAct(CorrectionDesk desk) {
        super(
                NAME,
                "Correct the date of receipt",
                "correctReceipt",
                "Say why the date of receipt is corrected",
                Role.INTAKE,
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.RECEIVED || file.sortingCorrectable();
    }

    @Override
    Map<String, String> stored(RequestFile file) {
        ZonedDateTime received = file.receivedAt().atZone(file.zone());
        return Map.of(
                "receivedOn",
                received.toLocalDate().toString(),
                "receivedTime",
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(received));
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return Map.of("arrivedWords", RequestFace.moment(file, file.arrivedAt()));
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return ReceiptFields.check(fields);
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        FieldProblems.beside(
                ReceiptFields.REFUSALS,
                () -> desk.correctReceipt(
                        reference, ReceiptFields.read(fields), fields.text("reason"), fields.version(), acting));
    }
}
