package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.IdentityDesk;
import org.habeas.sar.IdentityState;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Stage;
import org.springframework.stereotype.Component;

/** Going on to the decision on identity while an answer by mail is awaited. */
@Component
class ProofCameAct extends ReasonedAct {

    static final String NAME = "proof-came";

    private final IdentityDesk desk;

    ProofCameAct(IdentityDesk desk) {
        super(
                NAME,
                "Record proof of identity that came another way",
                "proofCame",
                "Say how the proof came",
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.stage() == Stage.SORTED && file.identity().state() == IdentityState.ASKED;
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.proofCame(reference, fields.text("reason"), fields.version(), acting);
    }
}
