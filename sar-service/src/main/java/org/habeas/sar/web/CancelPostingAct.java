package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Taking an approved answer back before it is posted. */
@Component
class CancelPostingAct extends ReasonedAct {

    static final String NAME = "cancel-posting";

    private final AnswerDesk desk;

    CancelPostingAct(AnswerDesk desk) {
        super(
                NAME,
                "Make the answer a draft again",
                "cancelPosting",
                "Say why the answer is not posted",
                Role.CASEWORKER,
                Role.APPROVER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.TO_POST;
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.cancelPosting(reference, fields.text("reason"), fields.version(), acting);
    }
}
