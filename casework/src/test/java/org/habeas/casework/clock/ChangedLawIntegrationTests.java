package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.Role;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A pack or a calendar that is edited under an open case: by a new version, or in place. */
@CaseworkTest
class ChangedLawIntegrationTests {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");

    private final Acting nadia =
            new Acting("nadia", Set.of(Role.CASEWORKER), "", UUID.randomUUID()).because("the law is clear now");

    @Autowired
    private Cases cases;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private ClockChanges changes;

    @Autowired
    private ClockRows rows;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LegalEntities entities;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    private Path folder;

    @Test
    void storesTheRuleWithTheClock() {
        CaseReference reference = aCase();

        assertThat(promise(clocks, reference).rule())
                .isEqualTo(AskedClock.LAWS.versions("promise-30d").get(0));
        assertThat(changes.today(promise(clocks, reference))).isEmpty();
    }

    @Test
    void showsBothDatesAndMovesNothingWhenAPackIsEditedInPlace() throws IOException {
        CaseReference reference = aCase();
        Habeas afterwards = readWith(edited("duration: 30", "duration: 20"));

        CaseClock promise = promise(afterwards.clocks(), reference);

        assertThat(promise.due()).isEqualTo("2026-04-01");
        assertThat(afterwards.changes().today(promise))
                .map(ClockResult::due)
                .contains(Deadline.on(LocalDate.parse("2026-03-22")));
    }

    @Test
    void recomputesAnEventByTheRuleTheClockWasStartedWith() throws IOException {
        CaseReference reference = aCase();
        Habeas afterwards = readWith(edited("duration: 30", "duration: 20"));

        transaction.executeWithoutResult(status -> afterwards
                .events()
                .note(
                        reference,
                        new ClockEvent.Pause(
                                PauseReason.IDENTITY, LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-10")),
                        UUID.randomUUID(),
                        nadia));

        assertThat(promise(afterwards.clocks(), reference).due()).isEqualTo("2026-04-09");
        assertThat(promise(afterwards.clocks(), reference).rule().duration()).isEqualTo(30);
    }

    @Test
    void countsACorrectedReceiptByItsOwnCopyOfTheSameVersion() throws IOException {
        CaseReference reference = aCase();
        Habeas afterwards = readWith(edited("duration: 30", "duration: 20"));

        transaction.executeWithoutResult(
                status -> afterwards.changes().reanchor(reference, Instant.parse("2026-03-01T10:00:00Z"), nadia));

        assertThat(promise(afterwards.clocks(), reference).due()).isEqualTo("2026-03-31");
    }

    @Test
    void takesTheNewVersionWhenAPersonSaysSoAndKeepsTheEarlierClock() throws IOException {
        CaseReference reference = aCase();
        Habeas afterwards = readWith(edited("duration: 30", "duration: 20", "version: \"1\"", "version: \"2026-02\""));

        transaction.executeWithoutResult(
                status -> afterwards.changes().takeToday(promise(afterwards.clocks(), reference), nadia));

        CaseClock promise = promise(afterwards.clocks(), reference);
        assertThat(promise.due()).isEqualTo("2026-03-22");
        assertThat(promise.ruleVersion()).isEqualTo("2026-02");
        assertThat(afterwards.changes().today(promise)).isEmpty();
        assertThat(afterwards.changes().earlier(reference)).singleElement().satisfies(earlier -> {
            assertThat(earlier.due()).isEqualTo("2026-04-01");
            assertThat(earlier.rule().duration()).isEqualTo(30);
        });
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("clock.newLawTaken"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts())
                        .containsEntry("dueBefore", "2026-04-01")
                        .containsEntry("due", "2026-03-22")
                        .containsEntry("versionBefore", "1"));
    }

    @Test
    void refusesToTakeANewVersionThatChangesNoDate() throws IOException {
        CaseReference reference = aCase();
        Habeas afterwards = readWith(edited("source: the privacy policy", "source: the policy"));

        assertThat(afterwards.changes().today(promise(afterwards.clocks(), reference)))
                .isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> afterwards.changes().takeToday(promise(afterwards.clocks(), reference), nadia)))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("no other date");
    }

    @Test
    void readsTheRuleOfAClockWithoutACopyByItsVersion() {
        CaseReference reference = aCase();
        jdbc.sql("update casework_clock set rule = null where case_reference = ?")
                .param(reference.value())
                .update();

        assertThat(promise(clocks, reference).rule().duration()).isEqualTo(30);
    }

    @Test
    void countsACorrectedReceiptByTheStoredRuleWhenThePacksHaveItNoMore() throws IOException {
        CaseReference reference = aCase();
        Habeas afterwards = readWith(edited("promise-30d", "promise-new"));

        transaction.executeWithoutResult(
                status -> afterwards.changes().reanchor(reference, Instant.parse("2026-03-01T10:00:00Z"), nadia));
        assertThat(promise(afterwards.clocks(), reference).due()).isEqualTo("2026-03-31");
        transaction.executeWithoutResult(status -> afterwards
                .changes()
                .move(promise(afterwards.clocks(), reference), Instant.parse("2026-02-27T10:00:00Z"), nadia));

        assertThat(promise(afterwards.clocks(), reference).due()).isEqualTo("2026-03-29");
        assertThat(afterwards.changes().today(promise(afterwards.clocks(), reference)))
                .isEmpty();
        assertThat(afterwards.changes().earlier(reference)).hasSize(2);
    }

    @Test
    void endsAClockAsNotOwedWhoseRuleWasNotInForceAtTheCorrectedReceipt() {
        CaseReference reference = aCase("uk-dpa-164a-acknowledge", "2026-07-01T10:00:00Z");

        transaction.executeWithoutResult(
                status -> changes.reanchor(reference, Instant.parse("2026-06-18T10:00:00Z"), nadia));

        assertThat(clocks.of(reference)).singleElement().satisfies(one -> {
            assertThat(one.owed()).isFalse();
            assertThat(one.due()).isEqualTo("2026-07-31");
        });
    }

    @Test
    void showsBothDatesAndMovesNothingWhenAHolidayIsAdded() throws IOException {
        CaseReference reference = aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z");
        Habeas afterwards = readWith(aHolidayOn("DECEMBER", 1));

        CaseClock confirm = only(afterwards, reference);

        assertThat(confirm.due()).isEqualTo("2026-12-07");
        assertThat(changes.today(confirm)).as("with the calendar it has").isEmpty();
        assertThat(afterwards.changes().today(confirm)).get().satisfies(now -> {
            assertThat(now.due()).isEqualTo(Deadline.on(LocalDate.parse("2026-12-08")));
            assertThat(now.rule()).isEqualTo(confirm.rule());
            assertThat(now.edition())
                    .startsWith("Habeas, laws/calendars/us.xml ")
                    .isNotEqualTo(confirm.calendarEdition());
        });

        transaction.executeWithoutResult(status -> afterwards.changes().takeToday(confirm, nadia));

        assertThat(only(afterwards, reference).due()).isEqualTo("2026-12-08");
        assertThat(afterwards.changes().today(only(afterwards, reference))).isEmpty();
        assertThat(afterwards.changes().earlier(reference)).singleElement().satisfies(earlier -> {
            assertThat(earlier.due()).isEqualTo("2026-12-07");
            assertThat(earlier.calendarEdition()).isEqualTo(confirm.calendarEdition());
        });
    }

    @Test
    void keepsTheEarlierDateWhenAnEventIsCountedByAnotherListOfHolidays() throws IOException {
        CaseReference reference = aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z");
        String before = String.valueOf(only(clocks, reference).calendarEdition());
        Habeas afterwards = readWith(aHolidayOn("DECEMBER", 1));
        ClockEvent event = new ClockEvent.Pause(PauseReason.IDENTITY, LocalDate.parse("2026-11-25"), null);

        transaction.executeWithoutResult(
                status -> afterwards.events().note(reference, event, UUID.randomUUID(), nadia));

        assertThat(only(afterwards, reference).due()).isEqualTo("2026-12-08");
        assertThat(afterwards.changes().earlier(reference))
                .singleElement()
                .extracting(CaseClock::due)
                .isEqualTo(LocalDate.parse("2026-12-07"));
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("clock.recomputed"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts())
                        .containsEntry("calendarBefore", before)
                        .containsEntry("due", "2026-12-08")
                        .containsKey("calendar"));
    }

    /** A person takes the new date, a receipt is corrected, one clock is moved: in each a holiday may have its part. */
    @Test
    void namesBothListsOfHolidaysInTheLedgerHoweverADateMoves() throws IOException {
        Habeas afterwards = readWith(aHolidayOn("DECEMBER", 1));
        Instant corrected = Instant.parse("2026-11-19T18:00:00Z");
        List<CaseReference> three = List.of(
                aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z"),
                aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z"),
                aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z"));
        String before = String.valueOf(only(clocks, three.get(0)).calendarEdition());

        transaction.executeWithoutResult(status -> {
            afterwards.changes().takeToday(only(afterwards, three.get(0)), nadia);
            afterwards.changes().reanchor(three.get(1), corrected, nadia);
            afterwards.changes().move(only(afterwards, three.get(2)), corrected, nadia);
        });

        List<String> acts = List.of("clock.newLawTaken", "clock.reanchored", "clock.moved");
        for (int i = 0; i < 3; i++) {
            CaseReference reference = three.get(i);
            String after = String.valueOf(only(afterwards, reference).calendarEdition());
            assertThat(after).isNotEqualTo(before);
            assertThat(ledger.of(reference))
                    .filteredOn(act -> acts.contains(act.what()))
                    .singleElement()
                    .satisfies(act -> assertThat(act.facts())
                            .containsEntry("calendarBefore", before)
                            .containsEntry("calendar", after));
        }

        transaction.executeWithoutResult(status -> afterwards.changes().reanchor(three.get(0), corrected, nadia));
        assertThat(ledger.of(three.get(0)))
                .filteredOn(act -> act.what().equals("clock.reanchored"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts()).doesNotContainKeys("calendarBefore", "calendar"));
    }

    @Test
    void comparesAClockWhoseRuleHasLeftThePacksByItsOwnCopyWithTheHolidaysOfToday() throws IOException {
        CaseReference reference = aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z");
        Habeas afterwards = readWith(edited("promise-30d", "promise-new"), aHolidayOn("DECEMBER", 1));

        CaseClock confirm = only(afterwards, reference);

        assertThat(afterwards.changes().today(confirm)).get().satisfies(now -> {
            assertThat(now.rule()).isEqualTo(confirm.rule());
            assertThat(now.due()).isEqualTo(Deadline.on(LocalDate.parse("2026-12-08")));
        });
        assertThat(readWith(edited("promise-30d", "promise-new")).changes().today(confirm))
                .isEmpty();
    }

    @Test
    void keepsNothingEarlierWhenAnEventIsCountedByTheSameHolidays() {
        CaseReference reference = aCase("ca-ccpa-7021-confirm", "2026-11-20T18:00:00Z");
        ClockEvent event = new ClockEvent.Pause(PauseReason.IDENTITY, LocalDate.parse("2026-11-25"), null);

        transaction.executeWithoutResult(
                status -> readWith(AskedClock.LAWS).events().note(reference, event, UUID.randomUUID(), nadia));

        assertThat(changes.earlier(reference)).isEmpty();
    }

    @Test
    void countsAClockOnAComplaintByNoEventOfItsCase() {
        UUID complaint = UUID.randomUUID();
        CaseReference reference = aCase();
        CaseClock own = Objects.requireNonNull(transaction.execute(
                status -> clocks.start(reference, complaint, "promise-30d", RECEIVED, entities.first(), nadia)));
        Habeas now = readWith(AskedClock.LAWS);
        transaction.executeWithoutResult(status -> {
            now.events()
                    .note(
                            reference,
                            new ClockEvent.Pause(
                                    PauseReason.IDENTITY, LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-10")),
                            UUID.randomUUID(),
                            nadia);
            clocks.notOwed(own, nadia);
            clocks.owedAgain(own, nadia);
        });
        assertThat(clocks.of(reference, complaint)).singleElement().satisfies(one -> {
            assertThat(one.due()).isEqualTo("2026-04-01");
            assertThat(one.isRunning()).isTrue();
        });

        transaction.executeWithoutResult(status -> changes.move(own, Instant.parse("2026-03-03T10:00:00Z"), nadia));

        assertThat(clocks.of(reference, complaint))
                .singleElement()
                .extracting(CaseClock::due)
                .isEqualTo(LocalDate.parse("2026-04-02"));
        assertThat(changes.earlier(reference))
                .filteredOn(earlier -> complaint.equals(earlier.matter()))
                .singleElement()
                .extracting(CaseClock::due)
                .isEqualTo(LocalDate.parse("2026-04-01"));
    }

    private Habeas readWith(LawBook book) {
        return readWith(book, AskedClock.CALENDARS);
    }

    private Habeas readWith(WorkingCalendars calendars) {
        return readWith(AskedClock.LAWS, calendars);
    }

    /** As after a restart with other files. */
    private Habeas readWith(LawBook book, WorkingCalendars calendars) {
        Laws laws = new Laws(book, calendars, entities);
        StoredClocks stored = new StoredClocks(jdbc, laws, rows, ledger, clock);
        NotedEvents events = new NotedEvents(jdbc, ledger, clock);
        CaseClocks started = new CaseClocks(stored, events, laws, ledger, clock);
        return new Habeas(
                started,
                new ClockEvents(started, stored, events),
                new ClockChanges(started, stored, events, laws, ledger));
    }

    private record Habeas(CaseClocks clocks, ClockEvents events, ClockChanges changes) {}

    /** The calendars with one more holiday in the United States. */
    private WorkingCalendars aHolidayOn(String month, int day) throws IOException {
        URL shipped = Objects.requireNonNull(LawPacks.class.getResource("/laws/calendars/us.xml"));
        String text;
        try (InputStream in = shipped.openStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String added = "<Fixed month=\"" + month + "\" day=\"" + day + "\" descriptionPropertiesKey=\"PROCLAIMED\"/>";
        Path edited = folder.resolve("us.xml");
        Files.writeString(edited, text.replaceFirst("(<(\\w+:)?Holidays[^>]*>)", "$1" + added));
        URL url = edited.toUri().toURL();
        return new WorkingCalendars(new HolidayFiles(name -> url));
    }

    /** The promise with words replaced, two and two. */
    private static LawBook edited(String... words) throws IOException {
        try (InputStream in = Objects.requireNonNull(LawPacks.class.getResourceAsStream("/laws/promise.yaml"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < words.length; i += 2) {
                assertThat(text).contains(words[i]);
                text = text.replace(words[i], words[i + 1]);
            }
            return new LawBook(List.of(LawPack.read("promise.yaml", text, AskedClock.CALENDARS)));
        }
    }

    private CaseReference aCase() {
        return aCase("promise-30d", RECEIVED.toString());
    }

    private CaseReference aCase(String rule, String received) {
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseReference reference = cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
            clocks.start(reference, rule, Instant.parse(received), entities.first(), nadia);
            return reference;
        }));
    }

    private static CaseClock only(Habeas from, CaseReference reference) {
        return only(from.clocks(), reference);
    }

    private static CaseClock only(CaseClocks from, CaseReference reference) {
        assertThat(from.of(reference)).hasSize(1);
        return from.of(reference).get(0);
    }

    private static CaseClock promise(CaseClocks from, CaseReference reference) {
        return from.of(reference).stream()
                .filter(one -> one.ruleId().equals("promise-30d"))
                .findFirst()
                .orElseThrow();
    }
}
