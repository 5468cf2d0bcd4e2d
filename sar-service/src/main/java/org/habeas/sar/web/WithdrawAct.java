package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.EndingDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Recording that the requester wants no answer any more. */
@Component
class WithdrawAct extends ReasonedAct {

    static final String NAME = "withdraw";

    private final EndingDesk desk;

    WithdrawAct(EndingDesk desk) {
        super(
                NAME,
                "Close the request as withdrawn",
                "withdrawRequest",
                "Say by which message it was withdrawn",
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isCorrectable();
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.withdraw(reference, fields.text("reason"), fields.version(), acting);
    }
}
