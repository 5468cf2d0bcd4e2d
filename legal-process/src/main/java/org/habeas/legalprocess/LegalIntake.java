package org.habeas.legalprocess;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.ReceivedMail;
import org.springframework.stereotype.Component;

/** The desk for legal process as the mailroom sees it. */
@Component
class LegalIntake implements MailIntake {

    private final LegalProcessDesk desk;

    LegalIntake(LegalProcessDesk desk) {
        this.desk = desk;
    }

    @Override
    public String desk() {
        return "legal-process";
    }

    @Override
    public CaseKind kind() {
        return CaseKind.LEGAL_PROCESS;
    }

    @Override
    public CaseReference open(ReceivedMail mail, Acting acting) {
        return desk.receive(mail, acting);
    }

    @Override
    public boolean takesMail(CaseReference reference) {
        return desk.takesMail(reference);
    }

    @Override
    public void join(CaseReference reference, ReceivedMail mail, Acting acting) {
        desk.join(reference, mail, acting);
    }
}
