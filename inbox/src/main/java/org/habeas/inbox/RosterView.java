package org.habeas.inbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.access.Seal;
import org.habeas.casework.access.SealDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The part of a case page that says for whom the case exists.
 *
 * @param seats empty when the case is not sealed
 * @param others those who could be admitted
 * @param mayChange whether the reader works legal process
 */
public record RosterView(boolean sealed, List<Seat> seats, List<Staff.Member> others, boolean mayChange) {

    /**
     * Somebody on the roster.
     *
     * @param since day in the zone of the case
     */
    public record Seat(String account, String name, String since, String by) {}

    /** Draws it. */
    @Component
    static class Drawing {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

        private final SealDesk seals;
        private final Staff staff;
        private final Timelines names;

        Drawing(SealDesk seals, Staff staff, Timelines names) {
            this.seals = seals;
            this.staff = staff;
            this.names = names;
        }

        /** Null when the case is not sealed and the reader cannot seal it: there is nothing to say. */
        @Nullable
        RosterView of(CaseReference reference, ZoneId zone, Acting acting) {
            Optional<Seal> seal = seals.of(reference, acting);
            boolean mayChange = acting.holdsAnyOf(Role.LEGAL);
            if (seal.isEmpty() && !mayChange) {
                return null;
            }
            List<Seat> seats = seal.map(Seal::roster).orElse(List.of()).stream()
                    .map(seat -> new Seat(
                            seat.account(),
                            names.nameOf(seat.account(), acting),
                            DAY.format(seat.since().atZone(zone)),
                            names.nameOf(seat.by(), acting)))
                    .toList();
            List<Staff.Member> others = staff.everybody().stream()
                    .filter(member -> CaseAccess.read(member.roles(), reference.kind()))
                    .filter(member ->
                            seats.stream().noneMatch(seat -> seat.account().equals(member.account())))
                    .filter(member -> seal.isPresent() || !member.account().equals(acting.who()))
                    .toList();
            return new RosterView(seal.isPresent(), seats, others, mayChange);
        }
    }
}
