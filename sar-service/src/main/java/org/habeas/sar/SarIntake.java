package org.habeas.sar;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.ReceivedMail;
import org.springframework.stereotype.Component;

/** The desk for requests as the mailroom sees it. */
@Component
class SarIntake implements MailIntake {

    private final SubjectRequestDesk desk;

    SarIntake(SubjectRequestDesk desk) {
        this.desk = desk;
    }

    @Override
    public String desk() {
        return "sar";
    }

    @Override
    public CaseKind kind() {
        return CaseKind.SUBJECT_REQUEST;
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
    public boolean takesAssignedMail(CaseReference reference) {
        return desk.takesAssignedMail(reference);
    }

    @Override
    public void join(CaseReference reference, ReceivedMail mail, Acting acting) {
        desk.join(reference, mail, acting);
    }
}
