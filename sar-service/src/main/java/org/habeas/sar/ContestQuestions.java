package org.habeas.sar;

import java.util.Date;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the timer of the model of complaints asks; public because the engine calls it from expressions. */
@Component("sarContestQuestions")
public class ContestQuestions {

    private final ContestWarningDesk desk;

    ContestQuestions(ContestWarningDesk desk) {
        this.desk = desk;
    }

    /** When a complaint, an appeal or an inquiry about the request is next to be warned of. */
    @Transactional(readOnly = true)
    @SuppressWarnings("JavaUtilDate") // the engine takes no Instant
    public Date nextWarning(String reference) {
        return Date.from(desk.next(new CaseReference(reference)));
    }
}
