package org.habeas.mailroom;

import java.util.Optional;
import org.habeas.casework.CaseKind;
import org.habeas.casework.correspondence.MailIntake;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The desks that take mail. Looked up late, because a desk that takes mail also sends letters through us. */
@Component
public class Desks {

    private final ObjectProvider<MailIntake> intakes;

    Desks(ObjectProvider<MailIntake> intakes) {
        this.intakes = intakes;
    }

    /** The desk with this name. */
    public Optional<MailIntake> named(String desk) {
        return intakes.stream().filter(intake -> intake.desk().equals(desk)).findFirst();
    }

    /** The desk that works this kind of case. */
    public Optional<MailIntake> of(CaseKind kind) {
        return intakes.stream().filter(intake -> intake.kind() == kind).findFirst();
    }
}
