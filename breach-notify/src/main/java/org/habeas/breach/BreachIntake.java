package org.habeas.breach;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.ReceivedMail;
import org.springframework.stereotype.Component;

/** The desk for breaches as the mailroom sees it. */
@Component
class BreachIntake implements MailIntake {

    private final BreachDesk desk;
    private final ReportDesk reports;

    BreachIntake(BreachDesk desk, ReportDesk reports) {
        this.desk = desk;
        this.reports = reports;
    }

    @Override
    public String desk() {
        return "breach";
    }

    @Override
    public CaseKind kind() {
        return CaseKind.BREACH;
    }

    @Override
    public CaseReference open(ReceivedMail mail, Acting acting) {
        return reports.receive(mail, acting);
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
