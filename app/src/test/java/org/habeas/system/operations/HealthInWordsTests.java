package org.habeas.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.InboxDesk;
import org.habeas.mailroom.LetterInDoubt;
import org.habeas.mailroom.MailboxDifference;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.MailboxTrouble;
import org.habeas.mailroom.MailroomHealth;
import org.habeas.system.letters.LetterFinding;
import org.habeas.system.operations.HealthLine.Tone;
import org.habeas.workflows.StoppedStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthInWordsTests {

    private static final CaseReference REFERENCE = new CaseReference("SAR-2026-000001");
    private static final MailboxProof EQUAL = new MailboxProof(List.of(), List.of(), Duration.ofMinutes(4), true);

    @Test
    void saysOfAQuietInstallationThatAllIsWell() {
        List<HealthLine> lines = HealthInWords.of(state(quiet(), 0, List.of(), List.of(), 0, 0));

        assertThat(lines).extracting(HealthLine::tone).containsOnly(Tone.GOOD);
        assertThat(lines).extracting(HealthLine::href).containsOnlyNulls();
    }

    @Test
    void saysWhetherMailServerAndDatabaseAreEqual() {
        MailboxDifference gone = new MailboxDifference(
                UUID.randomUUID(), "main", "INBOX", 7, MailboxDifference.Kind.GONE, Instant.EPOCH, null);

        assertThat(proof(EQUAL).state()).isEqualTo("Equal");
        assertThat(proof(proof(Duration.ofHours(3), List.of())))
                .extracting(HealthLine::state, HealthLine::tone)
                .containsExactly("Not compared for 3 hours", Tone.LATE);
        assertThat(proof(proof(Duration.ZERO, List.of(gone))))
                .extracting(HealthLine::state, HealthLine::tone, HealthLine::href)
                .containsExactly("1 difference", Tone.LATE, "/operations/mailboxes");
        assertThat(proof(proof(Duration.ZERO, List.of(), MailboxTrouble.SIGN_IN_REFUSED)))
                .satisfies(line -> assertThat(line.detail()).contains("refuses the sign-in"))
                .extracting(HealthLine::state, HealthLine::tone)
                .containsExactly("No mail comes in", Tone.LATE);
        assertThat(proof(proof(Duration.ZERO, List.of(), MailboxTrouble.OVER_QUOTA)))
                .extracting(HealthLine::state, HealthLine::tone)
                .containsExactly("Needs attention", Tone.SOON);
        assertThat(proof(new MailboxProof(List.of(), List.of(), Duration.ZERO, false))
                        .state())
                .isEqualTo("Not compared yet");
    }

    @Test
    void warnsOfAMailboxThatIsNotLookedInto() {
        MailroomHealth.Figures figures = new MailroomHealth.Figures(
                1,
                Duration.ofHours(3),
                2,
                Duration.ofMinutes(20),
                0,
                0,
                Duration.ZERO,
                0,
                0,
                Duration.ZERO,
                0,
                0,
                Duration.ZERO,
                false,
                0,
                0,
                0);

        List<HealthLine> lines = HealthInWords.of(state(figures, 0, List.of(), List.of(), 0, 0));

        assertThat(lines)
                .filteredOn(line -> line.tone() == Tone.LATE)
                .extracting(HealthLine::state)
                .containsExactly("Looked into 3 hours ago", "2 waiting");
    }

    @Test
    void saysThatASendingLimitKeepsLettersBackAndRaisesTheAlarmWhenAllOfThemStop() {
        assertThat(HealthInWords.of(state(keptBack(2, false), 0, List.of(), List.of(), 0, 0)))
                .filteredOn(line -> line.tone() == Tone.SOON)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.state()).isEqualTo("2 kept back");
                    assertThat(line.detail()).contains("the longest for 40 minutes");
                });

        OperationsDesk.State stopped = state(keptBack(2, true), 0, List.of(), List.of(), 0, 0);
        assertThat(HealthInWords.of(stopped))
                .filteredOn(line -> line.tone() == Tone.LATE)
                .extracting(HealthLine::state)
                .containsExactly("Automatic letters stopped");
        assertThat(WaitingForPeople.of(stopped))
                .containsExactly(new WaitingForPeople("2 automatic letters stopped", "#health-h"));
    }

    @Test
    void leadsToEverythingThatWaitsForAPerson() {
        LetterInDoubt doubt = new LetterInDoubt(UUID.randomUUID(), REFERENCE, "answer", Instant.EPOCH, 1, "x@y", null);
        StoppedStep step = new StoppedStep("1", REFERENCE, "s", "Close the case", Instant.EPOCH, "X");
        OperationsDesk.State state = state(quiet(), 3, List.of(doubt), List.of(step), 1, 4);

        assertThat(HealthInWords.of(state))
                .extracting(HealthLine::state)
                .contains("3 mails to place", "1 in doubt", "1 stopped", "8 cases at risk");
        assertThat(HealthInWords.of(state))
                .extracting(HealthLine::href)
                .contains("/holding", "#doubt", "#steps", "/cases?standing=overdue");
        assertThat(WaitingForPeople.of(state))
                .containsExactly(
                        new WaitingForPeople("2 cases overdue", "/cases?standing=overdue"),
                        new WaitingForPeople("1 task overdue", "/inbox?queue=all&due=overdue"),
                        new WaitingForPeople("3 mails to place", "/holding"),
                        new WaitingForPeople("1 letter in doubt", "#doubt"),
                        new WaitingForPeople("1 step stopped", "#steps"));
    }

    @Test
    void tellsWhichFileOfLettersIsRefusedAndWhetherReleasedOnesAreNotInForce() {
        String why = "sar/answer.en, line 3: lacks the element complaint";
        OperationsDesk.State refused = refusing(new LetterFinding("1@a", "x", why, "", Instant.EPOCH));
        assertThat(HealthInWords.of(refused)).anySatisfy(line -> {
            assertThat(line.detail()).startsWith(why).endsWith("stay as they are.");
            assertThat(line.tone()).isEqualTo(Tone.SOON);
            assertThat(line.href()).isEqualTo("/operations/letters");
        });
        assertThat(WaitingForPeople.of(refused))
                .containsExactly(new WaitingForPeople("1 node with letters refused", "/operations/letters"));
        assertThat(HealthInWords.of(refusing(new LetterFinding("1@a", "x", "", why, Instant.EPOCH))))
                .filteredOn(line -> line.tone() == Tone.LATE)
                .extracting(HealthLine::state)
                .containsExactly("Released letters not in force");
    }

    private static OperationsDesk.State refusing(LetterFinding finding) {
        OperationsDesk.State quiet = state(quiet(), 0, List.of(), List.of(), 0, 0);
        return new OperationsDesk.State(
                quiet.mail(), 0, List.of(), List.of(), 0, quiet.clocks(), quiet.proof(), List.of(finding));
    }

    @Test
    void leavesOutOfTheCountALetterThatHabeasSendsAgainByItself() {
        LetterInDoubt automatic = new LetterInDoubt(
                UUID.randomUUID(), REFERENCE, "acknowledgement", Instant.EPOCH, 1, "x@y", Instant.EPOCH);

        assertThat(WaitingForPeople.of(state(quiet(), 0, List.of(automatic), List.of(), 0, 9)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0 seconds",
        "PT1S,1 second",
        "PT119S,119 seconds",
        "PT2M,2 minutes",
        "PT119M,119 minutes",
        "PT2H,2 hours",
        "PT47H,47 hours",
        "PT48H,2 days"
    })
    void tellsALengthOfTimeInItsLargestUnit(Duration time, String words) {
        assertThat(HealthInWords.span(time)).isEqualTo(words);
    }

    private static MailroomHealth.Figures quiet() {
        return keptBack(0, false);
    }

    private static MailroomHealth.Figures keptBack(long letters, boolean breakerOpen) {
        return new MailroomHealth.Figures(
                1,
                Duration.ofSeconds(2),
                0,
                Duration.ZERO,
                0,
                0,
                Duration.ZERO,
                0,
                0,
                Duration.ZERO,
                0,
                letters,
                Duration.ofMinutes(40),
                breakerOpen,
                0,
                0,
                0);
    }

    private static OperationsDesk.State state(
            MailroomHealth.Figures figures,
            long held,
            List<LetterInDoubt> doubts,
            List<StoppedStep> stopped,
            long overdue,
            long soon) {
        return new OperationsDesk.State(
                figures,
                held,
                doubts,
                stopped,
                0,
                new InboxDesk.AtRisk(overdue, soon, 2 * overdue, soon + 2 * overdue),
                EQUAL,
                List.of());
    }

    private static HealthLine proof(MailboxProof proof) {
        OperationsDesk.State quiet = state(quiet(), 0, List.of(), List.of(), 0, 0);
        return HealthInWords.of(new OperationsDesk.State(
                        quiet.mail(), 0, List.of(), List.of(), 0, quiet.clocks(), proof, List.of()))
                .get(1);
    }

    private static MailboxProof proof(Duration since, List<MailboxDifference> differences, MailboxTrouble... troubles) {
        List<MailboxProof.Trouble> list = Arrays.stream(troubles)
                .map(trouble -> new MailboxProof.Trouble(trouble, Instant.EPOCH))
                .toList();
        return new MailboxProof(
                List.of(new MailboxProof.Folder("main", "INBOX", Instant.EPOCH, null, null, 0, 0, list)),
                differences,
                since,
                true);
    }
}
