package org.habeas.casework.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The shipped law packs and calendars, read once, behind one question: what does this rule say of this anchor. */
@Component
class Laws {

    private final LawBook book = LawBook.shipped();
    private final WorkingCalendars calendars = new WorkingCalendars();
    private final ClockCalculator calculator = new ClockCalculator();

    ClockResult compute(String ruleId, Instant anchor, ZoneId zone, String calendar, List<ClockEvent> events) {
        ClockRule rule = book.rule(ruleId, anchor.atZone(zone).toLocalDate()).require();
        return calculator.compute(rule, anchor, zone, calendars.require(calendar), events);
    }
}
