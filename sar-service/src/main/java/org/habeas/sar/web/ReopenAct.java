package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.EndingDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Working a case again that was closed without an answer. */
@Component
class ReopenAct extends ReasonedAct {

    static final String NAME = "reopen";

    private final EndingDesk desk;

    ReopenAct(EndingDesk desk) {
        super(NAME, "Open the case again", "reopenCase", "Say why it is opened again", Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.CLOSED
                && file.ended().filter(ending -> !ending.isAnswered()).isPresent();
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.reopen(reference, fields.text("reason"), fields.version(), acting);
    }
}
