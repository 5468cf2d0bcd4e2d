package org.habeas.inbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.PartyRole;
import org.habeas.casework.vault.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts cases and open tasks into the database. */
@Component
class Samples {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseClocks clocks;
    private final ClockEvents clockEvents;
    private final LegalEntities entities;
    private final Ledger ledger;
    private final Parties parties;
    private final Documents documents;
    private final SearchText search;
    private final MovableClock clock;

    Samples(
            JdbcClient jdbc,
            Cases cases,
            CaseClocks clocks,
            ClockEvents clockEvents,
            LegalEntities entities,
            Ledger ledger,
            Parties parties,
            Documents documents,
            SearchText search,
            MovableClock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clocks = clocks;
        this.clockEvents = clockEvents;
        this.entities = entities;
        this.ledger = ledger;
        this.parties = parties;
        this.documents = documents;
        this.search = search;
        this.clock = clock;
    }

    /** A bare case. */
    @Transactional
    public CaseReference open() {
        return cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
    }

    /** A case with mail, clocks, party, document and a story. */
    @Transactional
    public CaseReference full() {
        Acting system = Acting.system("mail");
        Acting ines = InboxApplication.acting("ines");
        Instant received = Instant.parse("2026-11-25T22:12:40Z");
        clock.set(received);
        CaseReference reference = open();
        ledger.record(Act.on(reference, "sar.received"), system);
        clocks.start(reference, "eu-gdpr-12-3-respond", received, entities.first(), system);
        clocks.start(reference, "promise-30d", received, entities.first(), system);
        parties.add(reference, PartyRole.REQUESTER, "Joana Teles", "joana.teles@example.org", "", system);
        clock.set(Instant.parse("2026-11-27T09:20:00Z"));
        UUID question = UUID.randomUUID();
        clockEvents.note(
                reference,
                new ClockEvent.Pause(PauseReason.IDENTITY, LocalDate.of(2026, 11, 27), null),
                question,
                ines.because("The address is new to us"));
        clock.set(Instant.parse("2026-12-04T07:02:00Z"));
        clockEvents.note(
                reference,
                new ClockEvent.Pause(PauseReason.IDENTITY, LocalDate.of(2026, 11, 27), LocalDate.of(2026, 12, 4)),
                question,
                ines);
        documents.add(
                reference,
                "holding",
                "tickets.csv",
                "text/csv",
                new ByteArrayInputStream("a,b".getBytes(StandardCharsets.UTF_8)),
                ines);
        clock.set(MovableClock.NOW);
        search.put(reference, java.util.List.of("Joana Teles", "joana.teles@example.org", "A copy of my data"));
        return reference;
    }

    /** A letter that was printed and posted gives the case more time. */
    @Transactional
    public UUID extendedByPost(CaseReference reference) {
        Acting ines = InboxApplication.acting("ines");
        UUID printed = documents
                .add(
                        reference,
                        "letter",
                        "extension-sheet-1.pdf",
                        "application/pdf",
                        new ByteArrayInputStream("sheet".getBytes(StandardCharsets.UTF_8)),
                        ines)
                .id();
        clockEvents.note(reference, new ClockEvent.ExtensionNotice(LocalDate.of(2026, 12, 7)), printed, ines);
        return printed;
    }

    /** An open task of a case. */
    UUID task(
            CaseReference reference,
            String task,
            String name,
            String title,
            String who,
            String type,
            String language,
            @Nullable LocalDate due,
            @Nullable String pausedFor,
            @Nullable String assignee,
            String team) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into work_item (id, engine_task, case_reference, kind, task, task_name, title, who, type,
                            regime, language, due, paused_for, assignee, team, candidate_groups, priority, flags, created_at)
                        values (:id, :id, :reference, 'SUBJECT_REQUEST', :task, :name, :title, :who, :type,
                            'eu-gdpr', :language, :due, :pausedFor, :assignee, :team, array[:team], 50, array[]::text[], :at)
                        """)
                .param("id", id)
                .param("reference", reference.value())
                .param("task", task)
                .param("name", name)
                .param("title", title)
                .param("who", who)
                .param("type", type)
                .param("language", language)
                .param("due", due)
                .param("pausedFor", pausedFor)
                .param("assignee", assignee)
                .param("team", team)
                .param("at", MovableClock.NOW.minusSeconds(600).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** What the ledger holds when somebody hands a task to somebody. */
    @Transactional
    public void assigned(CaseReference reference, String task, String account, Acting acting) {
        ledger.record(Act.on(reference, "task.assigned").with("to", account).with("task", task), acting);
    }

    /** Removes every open task. */
    void clear() {
        jdbc.sql("delete from work_item").update();
    }
}
