package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.LawDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Recording that the processing that was objected to has stopped, before the answer says so. */
@Component
class RecordStopAct extends ReasonedAct {

    static final String NAME = "record-stop";

    private final LawDesk desk;

    RecordStopAct(LawDesk desk) {
        super(NAME, "Record that the processing has stopped", "recordStop", "Say what was stopped", Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isOwed() && file.law().stopOwed();
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.stopped(reference, fields.text("reason"), fields.version(), acting);
    }
}
