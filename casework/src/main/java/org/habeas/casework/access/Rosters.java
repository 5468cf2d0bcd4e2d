package org.habeas.casework.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Staff;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of sealed cases and their rosters; every statement joins the transaction of whoever calls. */
@Component
class Rosters {

    private final JdbcClient jdbc;
    private final ObjectProvider<Staff> staff;
    private final Clock clock;

    Rosters(JdbcClient jdbc, ObjectProvider<Staff> staff, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.clock = clock;
    }

    Optional<Seal> of(CaseReference reference) {
        return jdbc.sql("select sealed_at, sealed_by from casework_case_seal where case_reference = ?")
                .param(reference.value())
                .query((row, number) -> new Seal(
                        row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                        row.getString("sealed_by"),
                        seats(reference)))
                .optional();
    }

    /** The seal, held against everybody else until the transaction ends, so that two cannot remove each other. */
    Optional<Seal> held(CaseReference reference) {
        return jdbc.sql("select sealed_by from casework_case_seal where case_reference = ? for update")
                .param(reference.value())
                .query(String.class)
                .optional()
                .flatMap(by -> of(reference));
    }

    /** Seals a case for nobody yet; false when it is sealed already. */
    boolean seal(CaseReference reference, String by) {
        return jdbc.sql("insert into casework_case_seal (case_reference, sealed_at, sealed_by) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(reference.value(), now(), by)
                        .update()
                > 0;
    }

    void unseal(CaseReference reference) {
        jdbc.sql("delete from casework_case_seal where case_reference = ?")
                .param(reference.value())
                .update();
    }

    void admit(CaseReference reference, String account, String by) {
        jdbc.sql("insert into casework_roster (case_reference, account, admitted_at, admitted_by) values (?, ?, ?, ?)")
                .params(reference.value(), account, now(), by)
                .update();
    }

    void remove(CaseReference reference, String account) {
        jdbc.sql("delete from casework_roster where case_reference = ? and account = ?")
                .params(reference.value(), account)
                .update();
    }

    /**
     * The member who would have a seat.
     *
     * @throws ActRefused {@code no-such-member}, or {@code not-a-reader} when their roles read no case of this kind
     */
    Staff.Member reader(CaseReference reference, String account) {
        Staff.Member member = staff.getObject()
                .named(account)
                .orElseThrow(() -> new ActRefused("no-such-member", "Nobody with this account works here."));
        if (!CaseReaders.reads(member.roles(), reference.kind())) {
            throw new ActRefused(
                    "not-a-reader",
                    member.name() + " cannot be on the roster: reading such a case takes "
                            + CaseReaders.words(reference.kind()) + ".");
        }
        return member;
    }

    private List<Seal.Seat> seats(CaseReference reference) {
        return jdbc.sql("select account, admitted_at, admitted_by from casework_roster where case_reference = ?"
                        + " order by admitted_at, account")
                .param(reference.value())
                .query((row, number) -> new Seal.Seat(
                        row.getString("account"),
                        row.getObject("admitted_at", OffsetDateTime.class).toInstant(),
                        row.getString("admitted_by")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
