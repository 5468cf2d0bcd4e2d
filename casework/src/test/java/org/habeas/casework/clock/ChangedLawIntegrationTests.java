package org.habeas.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A pack that is edited under an open case: by a new version, or in place. */
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

    @Test
    void storesTheRuleWithTheClock() {
        CaseReference reference = aCase();

        assertThat(promise(clocks, reference).rule())
                .isEqualTo(AskedClock.LAWS.versions("promise-30d").get(0));
        assertThat(clocks.today(promise(clocks, reference))).isEmpty();
    }

    @Test
    void showsBothDatesAndMovesNothingWhenAPackIsEditedInPlace() throws IOException {
        CaseReference reference = aCase();
        CaseClocks afterwards = readWith(edited("duration: 30", "duration: 20"));

        CaseClock promise = promise(afterwards, reference);

        assertThat(promise.due()).isEqualTo("2026-04-01");
        assertThat(afterwards.today(promise))
                .map(ClockResult::due)
                .contains(Deadline.on(LocalDate.parse("2026-03-22")));
    }

    @Test
    void recomputesAnEventByTheRuleTheClockWasStartedWith() throws IOException {
        CaseReference reference = aCase();
        CaseClocks afterwards = readWith(edited("duration: 30", "duration: 20"));

        transaction.executeWithoutResult(status -> afterwards.note(
                reference,
                new ClockEvent.Pause(
                        PauseReason.IDENTITY, LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-10")),
                UUID.randomUUID(),
                nadia));

        assertThat(promise(afterwards, reference).due()).isEqualTo("2026-04-09");
        assertThat(promise(afterwards, reference).rule().duration()).isEqualTo(30);
    }

    @Test
    void countsACorrectedReceiptByItsOwnCopyOfTheSameVersion() throws IOException {
        CaseReference reference = aCase();
        CaseClocks afterwards = readWith(edited("duration: 30", "duration: 20"));

        transaction.executeWithoutResult(
                status -> afterwards.reanchor(reference, Instant.parse("2026-03-01T10:00:00Z"), nadia));

        assertThat(promise(afterwards, reference).due()).isEqualTo("2026-03-31");
    }

    @Test
    void takesTheNewVersionWhenAPersonSaysSoAndKeepsTheEarlierClock() throws IOException {
        CaseReference reference = aCase();
        CaseClocks afterwards =
                readWith(edited("duration: 30", "duration: 20", "version: \"1\"", "version: \"2026-02\""));

        transaction.executeWithoutResult(status -> afterwards.takeToday(promise(afterwards, reference), nadia));

        CaseClock promise = promise(afterwards, reference);
        assertThat(promise.due()).isEqualTo("2026-03-22");
        assertThat(promise.ruleVersion()).isEqualTo("2026-02");
        assertThat(afterwards.today(promise)).isEmpty();
        assertThat(afterwards.earlier(reference)).singleElement().satisfies(earlier -> {
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
        CaseClocks afterwards = readWith(edited("source: the privacy policy", "source: the policy"));

        assertThat(afterwards.today(promise(afterwards, reference))).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> afterwards.takeToday(promise(afterwards, reference), nadia)))
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

    private CaseClocks readWith(LawBook book) {
        return new CaseClocks(jdbc, new Laws(book, entities), ledger, rows, clock);
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
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseReference reference = cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
            clocks.start(reference, "promise-30d", RECEIVED, entities.first(), nadia);
            return reference;
        }));
    }

    private static CaseClock promise(CaseClocks from, CaseReference reference) {
        return from.of(reference).stream()
                .filter(one -> one.ruleId().equals("promise-30d"))
                .findFirst()
                .orElseThrow();
    }
}
