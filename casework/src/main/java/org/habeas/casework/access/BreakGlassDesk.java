package org.habeas.casework.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.casework.ledger.TypedReasons;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way in to a sealed case for somebody off its roster, in an emergency: a reason, a second person, the ledger and a
 * notice to the data protection officer.
 *
 * <p>Asking never tells whether there is such a case: it is stored and answered alike for a sealed one, an open one and
 * none. An unanswered question lapses after a day. Its reason is sealed under a keyset of its own, which goes with the
 * question; the ledger keeps the reason as it keeps all.
 */
@Service
public class BreakGlassDesk {

    private static final Duration LAPSES_AFTER = Duration.ofDays(1);
    private static final String COLUMNS = "id, case_reference, account, second, asked_at";

    private final JdbcClient jdbc;
    private final Rosters rosters;
    private final ObjectProvider<Staff> staff;
    private final ObjectProvider<BreakGlassNotice> notice;
    private final TypedReasons reasons;
    private final Ledger ledger;
    private final Clock clock;

    BreakGlassDesk(
            JdbcClient jdbc,
            Rosters rosters,
            ObjectProvider<Staff> staff,
            ObjectProvider<BreakGlassNotice> notice,
            TypedReasons reasons,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.staff = staff;
        this.notice = notice;
        this.reasons = reasons;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a second person's answer came to. */
    public enum Outcome {
        /** The person who asked is on the roster now. */
        ADMITTED,
        /** There is no sealed case of this reference that they do not know of. */
        NOTHING_SEALED
    }

    /**
     * Asks a second person to be let in.
     *
     * @param typed the reference as typed; a text, so that nobody looks it up on the way
     * @param second account of somebody else who works legal process
     * @throws NotPermitted when none of the roles held reads this kind of case
     * @throws ActRefused {@code no-reference}, {@code reason-missing}, {@code no-second-person}
     */
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER, Role.AUDITOR})
    public void ask(String typed, String second, Acting acting) {
        CaseReference reference = CaseReference.parse(typed)
                .orElseThrow(() -> new ActRefused("no-reference", "Give the reference of a case."));
        String reason = SealDesk.requireReason(acting);
        if (!CaseReaders.reads(acting.roles(), reference.kind())) {
            throw CaseReaders.refusal(reference.kind());
        }
        if (second.equals(acting.who())
                || staff.getObject().holding(Role.LEGAL).stream()
                        .noneMatch(member -> member.account().equals(second))) {
            throw new ActRefused(
                    "no-second-person", "Name somebody else who works legal process; they decide whether you get in.");
        }
        jdbc.sql("delete from casework_break_glass where asked_at <= ? returning id")
                .param(now().minus(LAPSES_AFTER))
                .query(UUID.class)
                .list()
                .forEach(reasons::forget);
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into casework_break_glass (" + COLUMNS + ") values (?, ?, ?, ?, ?)")
                .params(id, reference.value(), acting.who(), second, now())
                .update();
        reasons.keep(id, null, reason);
        ledger.record(told(reference, "access.glassAsked", id).with("second", second), acting);
    }

    /** What waits for this person's answer, oldest first. */
    @Transactional(readOnly = true)
    @Permits(Role.LEGAL)
    public List<BreakGlass> waitingFor(Acting acting) {
        return opened(jdbc.sql("select " + COLUMNS + " from casework_break_glass where second = ? and asked_at > ?"
                        + " order by asked_at")
                .params(acting.who(), now().minus(LAPSES_AFTER))
                .query(BreakGlassDesk::row)
                .list());
    }

    /**
     * Lets in who asked; their roster entry, the ledger and the notice to the officer are one act.
     *
     * @throws ActRefused {@code no-such-question} when it was answered before, has lapsed or was put to somebody else
     */
    @Transactional
    @Permits(Role.LEGAL)
    public Outcome confirm(UUID id, Acting acting) {
        BreakGlass asked = taken(id, acting);
        CaseReference reference = asked.reference();
        Optional<Seal> seal = rosters.held(reference);
        if (seal.isEmpty() || seal.get().admits(asked.account())) {
            ledger.record(told(reference, "access.glassUnneeded", id), acting);
            return Outcome.NOTHING_SEALED;
        }
        rosters.reader(reference, asked.account());
        rosters.admit(reference, asked.account(), acting.who());
        ledger.record(
                told(reference, "access.glassBroken", id).with("account", asked.account()),
                acting.because(asked.reason()));
        notice.ifAvailable(officer -> officer.admitted(asked));
        return Outcome.ADMITTED;
    }

    /**
     * Lets nobody in.
     *
     * @throws ActRefused {@code no-such-question} as {@link #confirm}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void refuse(UUID id, Acting acting) {
        BreakGlass asked = taken(id, acting);
        ledger.record(told(asked.reference(), "access.glassRefused", id).with("account", asked.account()), acting);
    }

    private BreakGlass taken(UUID id, Acting acting) {
        List<BreakGlass> taken = opened(
                jdbc.sql("delete from casework_break_glass where id = ? and second = ? and asked_at > ? returning "
                                + COLUMNS)
                        .params(id, acting.who(), now().minus(LAPSES_AFTER))
                        .query(BreakGlassDesk::row)
                        .list());
        if (taken.isEmpty()) {
            throw new ActRefused("no-such-question", "Nobody waits for your answer to this; it may have lapsed.");
        }
        reasons.forget(id);
        return taken.get(0);
    }

    private List<BreakGlass> opened(List<BreakGlass> sealed) {
        Map<UUID, String> words = sealed.isEmpty()
                ? Map.of()
                : reasons.words(sealed.stream().map(BreakGlass::id).toList());
        return sealed.stream()
                .map(one -> new BreakGlass(
                        one.id(),
                        one.reference(),
                        one.account(),
                        one.second(),
                        words.getOrDefault(one.id(), RecordedAct.WORDS_DESTROYED),
                        one.askedAt()))
                .toList();
    }

    /** On the ledger of the case where there is one, else beside all cases. */
    private Act told(CaseReference reference, String what, UUID id) {
        boolean there = jdbc.sql("select exists (select 1 from casework_case where reference = ?)")
                .param(reference.value())
                .query(Boolean.class)
                .single();
        return (there ? Act.on(reference, what) : Act.outsideCases(what).with("named", reference)).with("question", id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static BreakGlass row(ResultSet row, int number) throws SQLException {
        return new BreakGlass(
                row.getObject("id", UUID.class),
                new CaseReference(row.getString("case_reference")),
                row.getString("account"),
                row.getString("second"),
                "",
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
