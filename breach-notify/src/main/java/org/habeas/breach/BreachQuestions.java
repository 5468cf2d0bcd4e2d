package org.habeas.breach;

import java.util.Date;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the timer of the model of breaches asks; public because the engine calls it from an expression. */
@Component("breachQuestions")
public class BreachQuestions {

    private final Breaches breaches;
    private final BreachClocks clocks;

    BreachQuestions(Breaches breaches, BreachClocks clocks) {
        this.breaches = breaches;
        this.clocks = clocks;
    }

    /** When the incident next reminds of its clocks. */
    @Transactional(readOnly = true)
    @SuppressWarnings("JavaUtilDate") // the engine takes no Instant
    public Date nextEscalation(String reference) {
        return Date.from(clocks.nextReminder(breaches.of(new CaseReference(reference))));
    }
}
