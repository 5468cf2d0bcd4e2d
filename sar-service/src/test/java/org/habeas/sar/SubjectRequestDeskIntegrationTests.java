package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.PauseReason;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.correspondence.WrittenText;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.templates.pdf.PostalLetter;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@SarTest
class SubjectRequestDeskIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private Cases cases;

    @Autowired
    private Documents documents;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private AcknowledgementDesk acknowledgements;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private HoldingDesk holdings;

    @Autowired
    private AnswerDesk answers;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void walksARequestFromTheMailToTheClosedCase() {
        CaseReference reference = journey.released();
        assertThat(journey.tasks(reference)).isEmpty();
        UUID answer = journey.letter(reference);
        assertThat(outbox.stateOf(answer)).contains(LetterState.PLANNED);
        assertThat(outbox.letter(answer).text())
                .contains("Why we use it: to run the account", "the Hamburg Commissioner", "Example Mediators");

        journey.letterEnds(reference, answer, LetterState.ACCEPTED);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(clocks.of(reference)).hasSize(2).noneMatch(CaseClock::isRunning);
        assertThat(desk.takesMail(reference)).isFalse();
        assertThat(ledger.of(reference).stream().map(RecordedAct::what))
                .containsSubsequence(
                        "sar.received",
                        "sar.acknowledged",
                        "sar.sorted",
                        "sar.identityAccepted",
                        "sar.holdingRecorded",
                        "sar.collected",
                        "sar.answerDrafted",
                        "sar.answerSubmitted",
                        "sar.answerApproved",
                        "sar.answerReleased",
                        "sar.letterDelivered",
                        "sar.closed");
    }

    @Test
    void lawAndOwnerFollowTheMailboxThatTheMailReached() {
        CaseReference reference = journey.received(
                journey.mailTo("us", "joana@example.org", "My data", "Please send me a copy of my data.", null));

        assertThat(cases.legalEntityOf(reference)).contains("us");
        assertThat(clocks.of(reference)).singleElement().satisfies(clock -> {
            assertThat(clock.ruleId()).isEqualTo("promise-30d");
            assertThat(clock.zone()).hasToString("America/Los_Angeles");
        });
    }

    @Test
    void acknowledgesWithItsDateAndWithoutAWordOfTheSender() {
        CaseReference reference = journey.received(
                journey.mail("joana@example.org", "My illness and my data", "Delete what you know of my illness."));
        List<PreparedLetter> sent = outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).subject()).isEqualTo("[" + reference + "] We have received your request");
        assertThat(sent.get(0).text())
                .contains("We answer by Thursday 24 December 2026.")
                .doesNotContain("illness", "Joana", "Teles");
        assertThat(outbox.letter(sent.get(0).id()).html()).doesNotContain("illness", "Joana", "Teles");
        assertThat(sent.get(0).to()).isEqualTo(PostAddress.of("joana@example.org"));
    }

    @Test
    void acknowledgesOnceHoweverOftenTheStepRuns() {
        CaseReference reference = journey.received();
        acknowledgements.acknowledge(reference, People.SYSTEM);
        assertThat(outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED))
                .hasSize(1);
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("sar.acknowledged"))
                .hasSize(1);
    }

    @Test
    void neverAcknowledgesAutomaticMailOrOneWithoutASender() {
        CaseReference automatic =
                journey.received(journey.mail("robot@example.org", "Out of office", "back soon", "auto-replied"));
        CaseReference nobody = journey.received(journey.mail(null, "", "delete my data", null));
        assertThat(outbox.of(automatic, "sar/acknowledgement", LetterState.PLANNED))
                .isEmpty();
        assertThat(outbox.of(nobody, "sar/acknowledgement", LetterState.PLANNED))
                .isEmpty();
        assertThat(journey.tasks(nobody)).containsExactly("userTask_sortRequest");
    }

    @Test
    void sortsByTheSendersOwnWordsAndHintsAtWhatIsOnlyQuoted() {
        String own = "Please delete my account.";
        String quoted = "> I asked for a copy of my data\n> and for the source\n> of it\n> in March";
        ReceivedMail mail = journey.mail("joana@example.org", "Again", own + "\n\n" + quoted);
        CaseReference reference = journey.received(new ReceivedMail(
                mail.id(),
                mail.receivedAt(),
                mail.legalEntity(),
                mail.sender(),
                mail.subject(),
                mail.text(),
                mail.messageId(),
                null,
                "en",
                List.of(),
                List.of(),
                new WrittenText(List.of(
                        new WrittenText.Piece(WrittenText.Kind.OWN, own),
                        new WrittenText.Piece(WrittenText.Kind.QUOTED, quoted))),
                Origin.NOT_MEASURED));

        assertThat(journey.file(reference).suggestion())
                .containsExactly("erasure: delete", "only in what is quoted: access");
    }

    @Test
    void keepsTwoRightsOfOneMailApartAndAnswersEachInGerman() {
        CaseReference reference = journey.received(
                journey.mail("joana@example.org", "Frage", "Was wissen Sie über mich? Und löschen Sie bitte alles."));
        assertThat(journey.file(reference).language()).isEqualTo("de");
        assertThat(journey.file(reference).suggestedRights()).containsExactly("access", "erasure");
        desk.sort(
                reference,
                new Sorting(true, Set.of(Right.ERASURE, Right.ACCESS), "de", Asker.SUBJECT, false, null, ""),
                journey.version(reference),
                People.INES);
        assertThat(journey.file(reference).items().stream().map(RequestFile.Item::right))
                .containsExactly(Right.ACCESS, Right.ERASURE);
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        holdings.record(reference, Journey.account(), null, journey.version(reference), People.NADIA);
        holdings.finish(reference, journey.version(reference), People.NADIA);
        UUID letter = answers.draft(
                reference,
                Journey.draft(
                        Map.of(
                                Right.ACCESS, new AnswerDraft.Decided(Outcome.GRANTED, "", ""),
                                Right.ERASURE,
                                        new AnswerDraft.Decided(
                                                Outcome.GRANTED_IN_PART, "Konto", "Rechnungen, § 147 AO, bis 2036")),
                        false),
                journey.version(reference),
                People.NADIA);
        assertThat(outbox.letter(letter).text())
                .contains("Wozu wir sie verwenden: to run the account")
                .contains("Gelöscht haben wir: Konto")
                .contains("Es bleiben, mit Grund und Ende: Rechnungen, § 147 AO, bis 2036");
    }

    @Test
    void pausesTheClocksOnlyWhenTheLetterThatAsksHasLeftAndEndsThePauseWithTheReply() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        journey.ask(reference);
        assertThat(clocks.ruling(reference).orElseThrow().waitingFor()).isNull();
        UUID asking = outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                .get(0)
                .id();
        journey.letterEnds(reference, asking, LetterState.ACCEPTED);
        assertThat(clocks.ruling(reference).orElseThrow().waitingFor()).isEqualTo(PauseReason.IDENTITY);
        assertThat(journey.tasks(reference)).isEmpty();

        clock.advance(Duration.ofDays(3));
        desk.join(reference, journey.mail("joana@example.org", "Re", "It is me"), People.SYSTEM);

        assertThat(clocks.ruling(reference).orElseThrow().waitingFor()).isNull();
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        identity.decide(
                reference, IdentityDecision.accepted(Rung.KNOWN_FACT), journey.version(reference), People.NADIA);
        assertThat(journey.file(reference).identity().by()).isEqualTo("nadia");
    }

    @Test
    void letsAPersonLookAgainWhenTheRequesterDoesNotAnswer() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        journey.ask(reference);
        journey.letterLeaves(
                reference,
                outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                        .get(0)
                        .id());
        assertThat(journey.timer(reference, "timer_identityReminder").getDuedate())
                .isEqualTo(java.util.Date.from(clock.instant().plus(Duration.ofDays(14))));
        journey.fire(reference, "timer_identityReminder");
        identity.decide(reference, IdentityDecision.notProven(), journey.version(reference), People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        UUID letter = answers.draft(
                reference,
                new AnswerDraft(
                        Map.of(),
                        "",
                        "",
                        "",
                        "You wrote from an unknown address.",
                        "Your customer number.",
                        List.of(),
                        false),
                journey.version(reference),
                People.NADIA);
        assertThat(outbox.letter(letter).kind()).isEqualTo("sar/not-identified");
        assertThat(outbox.letter(letter).text()).contains("(Article 79)", "Your customer number.");
    }

    @Test
    void goesBackToAPersonWhenTheLetterThatAsksCannotBeDelivered() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        journey.ask(reference);
        UUID asking = outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                .get(0)
                .id();
        journey.letterEnds(reference, asking, LetterState.PERMFAIL);
        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(clocks.ruling(reference).orElseThrow().waitingFor()).isNull();
    }

    @Test
    void goesBackToAPersonWhenTheLetterThatAsksComesBackLaterAndStopsNoTimeForIt() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        LocalDate due = clocks.ruling(reference).orElseThrow().due();
        journey.ask(reference);
        UUID asking = outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                .get(0)
                .id();
        journey.letterEnds(reference, asking, LetterState.ACCEPTED);
        assertThat(clocks.ruling(reference).orElseThrow().waitingFor()).isNotNull();
        clock.advance(Duration.ofDays(2));

        journey.letterEnds(reference, asking, LetterState.RETURNED);

        assertThat(journey.tasks(reference)).containsExactly("userTask_decideIdentity");
        assertThat(clocks.ruling(reference).orElseThrow().waitingFor()).isNull();
        assertThat(clocks.ruling(reference).orElseThrow().due()).isEqualTo(due);
    }

    @Test
    void givesAPersonATaskWhenTheRequesterWasNotReachedAndHoldsTheAnswerUntilThen() {
        CaseReference reference = journey.submitted();
        UUID acknowledgement = outbox.of(reference, "sar/acknowledgement", LetterState.PLANNED)
                .get(0)
                .id();

        journey.letterEnds(reference, acknowledgement, LetterState.ACCEPTED);
        assertThat(journey.tasks(reference)).containsExactly("userTask_approveAnswer");
        journey.letterEnds(reference, acknowledgement, LetterState.RETURNED);

        assertThat(journey.tasks(reference)).containsExactly("userTask_approveAnswer", "userTask_readReply");
        assertThat(ledger.of(reference)).extracting(RecordedAct::what).contains("sar.letterReturned");
        assertThat(journey.file(reference).notReached()).isTrue();
        assertThatThrownBy(() -> answers.approve(reference, journey.sha256(reference), People.OMAR))
                .isInstanceOf(ActRefused.class);
        desk.readReply(reference, "told by telephone", Set.of(), journey.version(reference), People.NADIA);
        assertThat(journey.file(reference).notReached()).isFalse();
    }

    @Test
    void showsAReplyToAPersonAndHoldsTheAnswerUntilItIsRead() {
        CaseReference reference = journey.submitted();
        desk.join(reference, journey.mail("joana@example.org", "Re", "I changed my mind"), People.SYSTEM);
        assertThat(journey.tasks(reference)).containsExactly("userTask_approveAnswer", "userTask_readReply");
        assertThatThrownBy(() -> answers.approve(reference, journey.sha256(reference), People.OMAR))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("Read the reply");
        desk.readReply(reference, "still wants it", Set.of(), journey.version(reference), People.NADIA);
        answers.approve(reference, journey.sha256(reference), People.OMAR);
    }

    @Test
    void takesAnOutOfOfficeReplyForNoAnswer() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        journey.ask(reference);
        desk.join(reference, journey.mail("joana@example.org", "Away", "I am away", "auto-replied"), People.SYSTEM);
        assertThat(journey.tasks(reference)).isEmpty();
        assertThat(journey.file(reference).identity().state()).isEqualTo(IdentityState.ASKED);
    }

    @Test
    void refusesSelfApprovalAlsoToSomebodyWithBothRoles() {
        CaseReference reference = journey.collected(Right.ACCESS);
        answers.draft(reference, Journey.granted(Right.ACCESS), journey.version(reference), People.BOTH);
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);
        assertThatThrownBy(() -> answers.approve(reference, journey.sha256(reference), People.BOTH))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("own-draft"));
        assertThat(journey.tasks(reference)).containsExactly("userTask_approveAnswer");
    }

    @Test
    void refusesTheApprovalOfAHashThatIsNoLongerStored() {
        CaseReference reference = journey.submitted();
        String seen = journey.sha256(reference);
        answers.returnDraft(reference, "Mend the period", People.OMAR);
        answers.draft(
                reference,
                Journey.draft(Map.of(Right.ACCESS, new AnswerDraft.Decided(Outcome.GRANTED, "now better", "")), false),
                journey.version(reference),
                People.NADIA);
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);
        assertThatThrownBy(() -> answers.approve(reference, seen, People.OMAR))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("letter-changed"));
    }

    @Test
    void refusesALetterToSomebodyElse() {
        CaseReference reference = journey.submitted();
        outbox.redirect(journey.letter(reference), PostAddress.of("mallory@example.org"));
        assertThatThrownBy(() -> answers.approve(reference, journey.sha256(reference), People.OMAR))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("other-recipient"));
    }

    @Test
    void withdrawsThePreparedLetterWhenDataChangesAfterSubmission() {
        CaseReference reference = journey.submitted();
        UUID letter = journey.letter(reference);
        holdings.record(reference, Journey.account(), null, journey.version(reference), People.NADIA);
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).answer().letter()).isNull();
    }

    @Test
    void stopsAnAnswerWithinItsHoldTimeAndSaysWhoDidIt() {
        CaseReference reference = journey.released();
        answers.cancelSending(reference, People.NADIA);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).answer().setback()).contains("Nadia Ferro");
    }

    @Test
    void stopsAnAnswerWhenTheRequesterWritesAgainBeforeItLeft() {
        CaseReference reference = journey.released();
        UUID letter = journey.letter(reference);
        assertThat(desk.takesMail(reference)).isTrue();
        desk.join(reference, journey.mail("joana@example.org", "Re", "Please wait"), People.SYSTEM);
        assertThat(outbox.stateOf(letter)).contains(LetterState.WITHDRAWN);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer", "userTask_readReply");
        assertThat(journey.file(reference).answer().setback()).contains("wrote again");
    }

    @Test
    void showsWhoeverReadsAReplyTheRightThatItNamesBeyondTheRequest() {
        CaseReference reference = journey.released();
        assertThat(journey.file(reference).rights()).doesNotContain(Right.ERASURE);
        String quoted = "Please delete all my personal data.\n\n> You asked us to correct your address.\n";
        desk.join(reference, journey.mail("joana@example.org", "Re: rectification", quoted), People.SYSTEM);
        assertThat(journey.file(reference).alsoNamed()).contains(Right.ERASURE.key());
        assertThat(journey.tasks(reference)).contains("userTask_readReply");
        desk.readReply(reference, "", Set.of(), journey.version(reference), People.NADIA);
        assertThat(journey.file(reference).alsoNamed()).isEmpty();
    }

    @Test
    void takesNoMailOnceTheAnswerIsOutOfItsHandsSoThatItOpensACaseOfItsOwn() {
        CaseReference reference = journey.released();
        outbox.claim(journey.letter(reference));
        assertThat(desk.takesMail(reference)).isFalse();
        assertThat(desk.takesAssignedMail(reference)).isFalse();
    }

    @Test
    void takesWhatCameAfterTheEndOnceAPersonHasPlacedIt() {
        CaseReference reference = journey.released();
        journey.letterEnds(reference, journey.letter(reference), LetterState.ACCEPTED);
        assertThat(desk.takesMail(reference)).isFalse();
        assertThat(desk.takesAssignedMail(reference)).isTrue();

        desk.join(reference, journey.mail("joana@example.org", "Re", "I complain"), People.INES);

        assertThat(journey.tasks(reference)).isEmpty();
        assertThat(journey.file(reference).unreadReplies()).isZero();
        assertThat(ledger.of(reference).stream().map(RecordedAct::what))
                .contains("sar.wroteAfterTheEnd")
                .doesNotContain("sar.replied");
    }

    @Test
    void cannotStopAnAnswerThatASenderHas() {
        CaseReference reference = journey.released();
        outbox.sendersTakeEverything(true);
        try {
            assertThatThrownBy(() -> answers.cancelSending(reference, People.NADIA))
                    .isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                            .isEqualTo("already-leaving"));
        } finally {
            outbox.sendersTakeEverything(false);
        }
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void makesAnAnswerADraftAgainWhenTheReceivingServerRefusesIt() {
        CaseReference reference = journey.released();
        journey.letterEnds(reference, journey.letter(reference), LetterState.PERMFAIL);
        assertThat(journey.tasks(reference)).containsExactly("userTask_draftAnswer");
        assertThat(journey.file(reference).answer().setback()).contains("refused");
        assertThat(clocks.of(reference)).allMatch(CaseClock::isRunning);
    }

    @Test
    void refusesAStaleForm() {
        CaseReference reference = journey.identified(Right.ACCESS);
        long seen = journey.version(reference);
        holdings.record(reference, Journey.account(), null, seen, People.NADIA);
        assertThatThrownBy(() -> holdings.record(reference, Journey.account(), null, seen, People.BOTH))
                .isInstanceOf(SomeoneWasFaster.class);
        assertThat(journey.file(reference).holdings()).hasSize(1);
    }

    @Test
    void letsOnlyOneOfTwoSimultaneousWritesStand() {
        CaseReference reference = journey.identified(Right.ACCESS);
        long seen = journey.version(reference);
        TransactionTemplate first = new TransactionTemplate(transactions);
        TransactionTemplate second = new TransactionTemplate(transactions);
        second.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        assertThatThrownBy(() -> first.executeWithoutResult(status -> {
                    holdings.record(reference, Journey.account(), null, seen, People.NADIA);
                    second.executeWithoutResult(
                            inner -> holdings.record(reference, Journey.account(), null, seen, People.BOTH));
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(journey.file(reference).holdings()).singleElement().satisfies(found -> assertThat(found.recordedBy())
                .isEqualTo("bea"));
    }

    @Test
    void takesASubjectLineWithControlCharactersAndNoSubjectAtAll() {
        CaseReference odd = journey.received(
                journey.mail("joana@example.org", "a\u0000b\tc \uD83D\uDE00".repeat(60), "delete my data"));
        assertThat(journey.file(odd).title()).startsWith("a b c").doesNotContain("\u0000");
        CaseReference empty = journey.received(journey.mail("joana@example.org", "", ""));
        assertThat(workItems.openOf(empty).get(0).title()).isEqualTo("(no subject)");
    }

    @Test
    void refusesATaskThatSomebodyElseHolds() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        journey.claim(reference, People.BOTH);
        assertThatThrownBy(() -> identity.decide(
                        reference,
                        IdentityDecision.accepted(Rung.KNOWN_FACT),
                        journey.version(reference),
                        People.NADIA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("task-held"));
        assertThat(journey.file(reference).identity().state()).isEqualTo(IdentityState.UNDECIDED);
    }

    @Test
    void closesADuplicateWithItsReasonAndShowsRelatedCases() {
        CaseReference first = journey.received(journey.mail("twin@example.org", "One", "delete my data"));
        CaseReference second = journey.received(journey.mail("Twin@Example.org", "Two", "delete my data"));
        assertThat(desk.related(second, People.NADIA)).containsExactly(first);
        desk.sort(
                second,
                new Sorting(false, Set.of(), "en", Asker.SUBJECT, false, first, "The same words again"),
                journey.version(second),
                People.INES);
        assertThat(journey.file(second).stage()).isEqualTo(Stage.CLOSED);
        assertThat(journey.file(second).duplicateOf()).contains(first);
        assertThat(journey.file(first).stage()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void countsARequestForwardedByStaffFromItsFirstReceipt() {
        CaseReference reference = desk.enterByHand(
                new HandEntry(
                        Channel.MAIL,
                        new ReceiptTime(LocalDate.of(2026, 11, 15), null, null),
                        "Joana",
                        "joana@example.org",
                        "",
                        "my data",
                        "en",
                        null),
                People.INES);
        assertThat(clocks.ruling(reference).orElseThrow().due()).isEqualTo(LocalDate.of(2026, 12, 15));
    }

    @Test
    void answersByPostWithProofOfPosting() {
        CaseReference reference = desk.enterByHand(
                new HandEntry(
                        Channel.POST,
                        new ReceiptTime(LocalDate.of(2026, 11, 20), null, null),
                        "Joana Teles",
                        "",
                        "Rua 1\nLisboa",
                        "Stop using my data for marketing",
                        "en",
                        null),
                People.INES);
        journey.runJobs(reference);
        desk.sort(reference, Journey.request(Right.OBJECTION), journey.version(reference), People.INES);
        identity.decide(
                reference, IdentityDecision.accepted(Rung.NOT_NEEDED), journey.version(reference), People.NADIA);
        holdings.finish(reference, journey.version(reference), People.NADIA);
        assertThatThrownBy(() -> answers.draft(
                        reference, Journey.granted(Right.OBJECTION), journey.version(reference), People.NADIA))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("Answer by post");
        answers.draft(
                reference,
                Journey.draft(Map.of(Right.OBJECTION, new AnswerDraft.Decided(Outcome.GRANTED, "marketing", "")), true),
                journey.version(reference),
                People.NADIA);
        assertThat(printed(reference))
                .contains("Northwind Networks Europe GmbH<br>Hafenweg 1<br>20457 Hamburg")
                .contains("Joana Teles<br>Rua 1<br>Lisboa")
                .contains("Tuesday 24 November 2026");
        answers.submitForApproval(reference, journey.version(reference), People.NADIA);
        answers.approve(reference, journey.sha256(reference), People.OMAR);
        assertThat(journey.tasks(reference)).containsExactly("userTask_postAnswer");
        long version = journey.version(reference);
        assertThatThrownBy(() ->
                        answers.recordPosting(reference, LocalDate.of(2026, 11, 21), "RR123", version, People.NADIA))
                .isInstanceOf(ActRefused.class)
                .hasMessage("The day of posting lies before the approval.");
        LocalDate today = LocalDate.of(2026, 11, 24);
        clock.advance(Duration.ofDays(60));
        try {
            answers.recordPosting(reference, today, "RR123", version, People.NADIA);
        } finally {
            clock.advance(Duration.ofDays(-60));
        }
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(clocks.of(reference)).allSatisfy(one -> assertThat(one.isLate(clock.instant()))
                .as("posted in time, recorded two months later")
                .isFalse());
    }

    private String printed(CaseReference reference) {
        CaseDocument sheet = documents.of(reference).stream()
                .filter(one -> one.kind().equals("answer"))
                .findFirst()
                .orElseThrow();
        try (InputStream plain = documents.open(sheet)) {
            return PostalLetter.content(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void warnsBeforeTheDateAndKeepsAnOverdueCaseOpen() {
        CaseReference reference = journey.received();
        long opened = journey.version(reference);
        clock.advance(Duration.ofDays(60));
        try {
            journey.fire(reference, "timer_nextEscalation");
            assertThat(journey.version(reference)).isEqualTo(opened);
            WorkItem item = workItems.openOf(reference).get(0);
            assertThat(item.flags()).contains("escalated:OVERDUE");
            assertThat(journey.file(reference).stage()).isEqualTo(Stage.RECEIVED);
            assertThat(journey.timer(reference, "timer_nextEscalation").getDuedate())
                    .isAfter(java.util.Date.from(clock.instant()));
        } finally {
            clock.reset();
        }
    }

    @Test
    void letsNobodyReadOrActWithoutTheRole() {
        CaseReference reference = journey.received();
        assertThatThrownBy(() -> desk.related(reference, People.ADMINISTRATOR)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() ->
                        desk.sort(reference, Journey.request(Right.ACCESS), journey.version(reference), People.OMAR))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> answers.approve(reference, "x", People.NADIA)).isInstanceOf(NotPermitted.class);
    }
}
