package org.habeas.breach.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.habeas.casework.Acting;
import org.habeas.casework.Staff;
import org.habeas.casework.clock.DueInWords;

/**
 * Names colleagues and tells instants on the pages of one incident.
 *
 * @param zone of the legal entity, in which instants are told
 */
public record Who(Staff staff, ZoneId zone, Clock clock) {

    /** The name of an account. */
    public String of(String account) {
        return account.equals(Acting.SYSTEM_NAME)
                ? "Habeas"
                : staff.named(account).map(Staff.Member::name).orElse(account);
    }

    /** An instant in words. */
    public String at(Instant instant) {
        return DueInWords.moment(instant, zone, clock.instant());
    }
}
