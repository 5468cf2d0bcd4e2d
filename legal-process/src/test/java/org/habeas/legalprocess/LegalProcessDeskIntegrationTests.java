package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LegalTest
class LegalProcessDeskIntegrationTests {

    @Autowired
    private LegalJourney journey;

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private ReviewDesk review;

    @Autowired
    private CustomerNoticeDesk notices;

    @Autowired
    private ObjectionDesk objections;

    @Autowired
    private ProductionDesk production;

    @Autowired
    private LegalLetterNews news;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private DisclosureEvents events;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private FakeCaseMail mail;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void producesAfterNoticeAndWindowByTwoPersonsAndCounts() {
        CaseReference reference = journey.told();
        Instant end = clock.instant().plus(Duration.ofDays(7));
        assertThat(journey.due(reference, Timers.PRODUCE_NOT_BEFORE)).isEqualTo(end);
        refused("production-needs-window", () -> journey.prepare(reference, People.LENA));

        clock.advance(Duration.ofDays(7));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        assertThat(journey.tasks(reference)).containsExactly(Steps.PREPARE_PRODUCTION);
        journey.prepare(reference, People.LENA);
        refused("own-production", () -> journey.approve(reference, People.LENA));
        journey.approve(reference, People.ADA);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(outbox.of(reference, LegalLetters.PRODUCTION_COVER, LetterState.PLANNED))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.to().address()).isEqualTo("clerk@court.example");
                    assertThat(letter.text()).contains("logins.csv").contains("SHA-256");
                });
        assertThat(events.of(reference))
                .extracting(DisclosureEvent::kind)
                .containsExactly(
                        DisclosureKind.RECEIVED,
                        DisclosureKind.NOTICE,
                        DisclosureKind.AFFECTED,
                        DisclosureKind.ANSWERED);
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where text_ like '%acct%' or text_ like '%court%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsTheCustomerWhatCountsAndKeepsNamesOutOfTheInbox() {
        CaseReference reference = journey.notified();
        var letter = outbox.find(journey.notice(reference)).orElseThrow();

        assertThat(letter.to().address()).isEqualTo(LegalJourney.CUSTOMER);
        assertThat(letter.text())
                .contains("acct-88213")
                .contains("/objections/")
                .contains("nothing before");
        assertThat(jdbc.sql("select title || who || type from work_item where case_reference = ?")
                        .param(reference.value())
                        .query(String.class)
                        .list())
                .allSatisfy(words -> assertThat(words).doesNotContain("acct").doesNotContain("Calder"));
    }

    @Test
    void staysProductionForAnObjectionUntilTheCourtHasRuled() {
        CaseReference reference = journey.told();
        String token = token(reference);
        assertThat(objections.read(token)).isPresent();
        assertThat(journey.file(reference).objecting()).isEmpty();

        assertThat(objections.object(token, "Superior Court, 26-CV-1")).isTrue();
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION);
        assertThat(journey.due(reference, Timers.PRODUCE_NOT_BEFORE))
                .isAfter(clock.instant().plus(Duration.ofDays(9999)));
        clock.advance(Duration.ofDays(60));
        refused("production-needs-objection", () -> journey.prepare(reference, People.LENA));

        objections.decide(reference, 1, Ruling.DENIED, "Order of today", journey.version(reference), People.LENA);
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);
        assertThat(journey.tasks(reference)).containsExactly(Steps.APPROVE_PRODUCTION);
    }

    @Test
    void asksAboutAnObjectionAtOnceAlsoWhileCounselLooksAgain() {
        CaseReference reference = journey.told();
        clock.advance(Duration.ofDays(7));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        production.goBack(reference, "review", journey.version(reference), People.LENA);
        assertThat(journey.tasks(reference)).containsExactly(Steps.REVIEW_DEMAND);

        assertThat(objections.object(token(reference), "Superior Court, 26-CV-1"))
                .isTrue();

        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION, Steps.REVIEW_DEMAND);
        journey.comply(reference);
        journey.decide(reference, NoticeRoute.NOTIFY);
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION);
        refused("production-needs-objection", () -> journey.prepare(reference, People.LENA));
        objections.decide(reference, 1, Ruling.DENIED, "Order of today", journey.version(reference), People.LENA);
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        assertThat(journey.tasks(reference)).containsExactly(Steps.PREPARE_PRODUCTION);
    }

    @Test
    void keepsTheTaskOfAnObjectionWhenTheDemandGoesBackToCounsel() {
        CaseReference reference = journey.told();
        objections.object(token(reference), "");
        clock.advance(Duration.ofDays(15));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);

        production.goBack(reference, "review", journey.version(reference), People.LENA);

        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION, Steps.REVIEW_DEMAND);
    }

    @Test
    void endsTheTaskOfAnObjectionWhenItsTargetGetsItsOutcomeAnotherWay() {
        CaseReference reference = twoTargetsTold();
        String first = outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED).stream()
                .map(PreparedLetter::text)
                .filter(text -> text.contains("acct-88213"))
                .findFirst()
                .orElseThrow();
        objections.object(first.replaceAll("(?s).*/objections/([A-Za-z0-9_-]+).*", "$1"), "");
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION);
        clock.advance(Duration.ofDays(7));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);

        production.settle(reference, 1, Outcome.WITHDRAWN, "Taken back", journey.version(reference), People.LENA);

        assertThat(journey.tasks(reference)).isEmpty();
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        assertThat(journey.tasks(reference)).containsExactly(Steps.PREPARE_PRODUCTION);
    }

    @Test
    void producesAfterTheTimeToFileIsOverAndEndsTheTaskOfTheObjection() {
        CaseReference reference = twoTargetsTold();
        outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED)
                .forEach(letter ->
                        objections.object(letter.text().replaceAll("(?s).*/objections/([A-Za-z0-9_-]+).*", "$1"), ""));
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION, Steps.DECIDE_OBJECTION);
        clock.advance(Duration.ofDays(15));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);

        journey.approve(reference, People.OTTO);

        assertThat(ledger.of(reference)).extracting(RecordedAct::what).contains("legal.produced");
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION);
    }

    @Test
    void replacesNoTargetWhoseNoticeIsDecidedAndCorrectsTheRest() {
        CaseReference reference = journey.told();
        objections.object(token(reference), "Superior Court, 26-CV-1");
        clock.advance(Duration.ofDays(7));
        objections.decide(reference, 1, Ruling.DENIED, "Order of today", journey.version(reference), People.LENA);
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        production.goBack(reference, "review", journey.version(reference), People.LENA);

        String before = journey.file(reference).targets().get(0).notice();
        assertThat(before).isNotBlank();
        DemandEntry other = journey.entry(LegalJourney.demand(null, false));
        refused(
                "already-cleared",
                () -> desk.record(
                        reference,
                        new DemandEntry(
                                other.demand(),
                                other.particulars(),
                                other.servedOn(),
                                other.servedTime(),
                                List.of(new TargetEntry(Identifier.ACCOUNT, "acct-1", "", "")),
                                other.seal(),
                                other.roster()),
                        journey.version(reference),
                        People.LENA));

        desk.record(reference, journey.entry(LegalJourney.demand(null, true)), journey.version(reference), People.LENA);
        assertThat(journey.file(reference).targets()).singleElement().satisfies(one -> assertThat(one.notice())
                .isEqualTo(before));
        refused("production-needs-contest", () -> journey.comply(reference));
    }

    @Test
    void waitsAgainWhenALateExtensionForbidsTelling() {
        CaseReference reference = journey.cleared();
        Instant end = clock.instant().plus(Duration.ofDays(90));
        notices.addSecrecy(reference, order(reference, end), journey.version(reference), People.LENA);
        journey.decide(reference, NoticeRoute.BARRED);
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);
        journey.approve(reference, People.OTTO);
        clock.advance(Duration.ofDays(90));
        journey.fire(reference, Timers.SECRECY_ENDS);
        Instant later = clock.instant().plus(Duration.ofDays(60));

        notices.addSecrecy(reference, order(reference, later), journey.version(reference), People.LENA);

        assertThat(notices.tellAfterwards(reference, journey.version(reference), People.LENA))
                .isFalse();
        assertThat(outbox.of(reference, LegalLetters.NOTICE_AFTERWARDS, LetterState.PLANNED))
                .isEmpty();
        assertThat(journey.due(reference, Timers.SECRECY_ENDS)).isEqualTo(later);
    }

    /** Every instrument can be entered with everything that is at stake, and is read back as it was entered. */
    @ParameterizedTest
    @EnumSource(InstrumentType.class)
    void keepsEveryInstrumentWithAllItsFields(InstrumentType type) {
        CaseReference reference = journey.entered();
        LocalDate due = LocalDate.of(2026, 12, 24);
        Demand demand = new Demand(
                type,
                "DE",
                due,
                DataCategory.CONTENT,
                true,
                true,
                Set.of(ExtraordinaryDemand.FEED, ExtraordinaryDemand.MODIFY_DNS),
                true);
        DemandEntry open = journey.entry(demand);
        List<TargetEntry> targets = List.of(
                new TargetEntry(Identifier.ACCOUNT, "acct-88213", "Brightwater Co-op", LegalJourney.CUSTOMER),
                new TargetEntry(Identifier.EMAIL, "m.orlov@orlov.example", "", ""),
                new TargetEntry(Identifier.DOMAIN, "orchard-press.example", "Orchard Press", ""));
        desk.record(
                reference,
                new DemandEntry(
                        demand,
                        open.particulars(),
                        LocalDate.of(2026, 11, 23),
                        LocalTime.of(14, 30),
                        targets,
                        false,
                        Set.of()),
                journey.version(reference),
                People.LENA);

        LegalFile file = journey.file(reference);
        assertThat(file.demand()).hasValue(demand);
        assertThat(file.particulars()).isEqualTo(open.particulars());
        assertThat(file.served()).isEqualTo("Mon 23 Nov 2026, 14:30 Berlin");
        assertThat(file.targets()).extracting(LegalFile.Aim::words).isEqualTo(targets);
        assertThat(clocks.of(reference)).extracting(CaseClock::ruleId).contains(LegalClocks.RETURN_DATE);
        assertThat(clocks.of(reference))
                .extracting(CaseClock::ruleId)
                .containsAll(Instruments.shipped().of(type).clockRules());
    }

    @Test
    void objectsByNoForgedOrExpiredLink() {
        CaseReference reference = journey.told();
        String token = token(reference);
        String forged = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);

        assertThat(objections.object(forged, "")).isFalse();
        assertThat(objections.object("no token", "")).isFalse();
        clock.advance(Duration.ofDays(91));
        assertThat(objections.object(token, "")).isFalse();
        assertThat(journey.file(reference).objecting()).isEmpty();
    }

    @Test
    void doesNotCountANoticeThatCameBack() {
        CaseReference reference = journey.told();
        journey.bounce(reference);

        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_NOTICE);
        clock.advance(Duration.ofDays(30));
        refused("production-needs-", () -> journey.prepare(reference, People.LENA));
    }

    @Test
    void producesUnderAnOrderAndTellsTheCustomerWhenItEnds() {
        CaseReference reference = journey.cleared();
        refused("no-order-in-force", () -> journey.decide(reference, NoticeRoute.BARRED));
        Instant end = clock.instant().plus(Duration.ofDays(90));
        notices.addSecrecy(reference, order(reference, end), journey.version(reference), People.LENA);
        refused("notice-barred", () -> journey.decide(reference, NoticeRoute.NOTIFY));
        journey.decide(reference, NoticeRoute.BARRED);
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);
        journey.approve(reference, People.OTTO);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.ANSWERED);
        assertThat(journey.due(reference, Timers.SECRECY_ENDS)).isEqualTo(end);
        clock.advance(Duration.ofDays(90));
        journey.fire(reference, Timers.SECRECY_ENDS);
        assertThat(journey.tasks(reference)).containsExactly(Steps.TELL_AFTERWARDS);
        notices.tellAfterwards(reference, journey.version(reference), People.LENA);
        journey.runJobs(reference);

        assertThat(outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED))
                .isEmpty();
        assertThat(outbox.of(reference, LegalLetters.NOTICE_AFTERWARDS, LetterState.PLANNED))
                .singleElement()
                .extracting(PreparedLetter::text, InstanceOfAssertFactories.STRING)
                .contains("we handed over: records other than content", "A nondisclosure order", "United States")
                .doesNotContain("We hand over nothing before", "/objections/");
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void takesTwoPersonsForAnEmergency() {
        CaseReference reference = journey.cleared();
        journey.decide(reference, NoticeRoute.EMERGENCY);
        assertThat(journey.tasks(reference)).containsExactly(Steps.APPROVE_EMERGENCY);
        refused(
                "own-emergency",
                () -> notices.decideEmergency(reference, true, journey.version(reference), People.LENA));

        notices.decideEmergency(reference, true, journey.version(reference), People.OTTO);
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);
        journey.approve(reference, People.OTTO);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.ANSWERED);
    }

    @Test
    void contestsForTheGdprBeforeItComplies() {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, true));
        refused("production-needs-contest", () -> journey.comply(reference));
        review.review(
                reference,
                ReviewDecision.CONTEST,
                DataCategory.CONTENT,
                "Art. 48",
                journey.version(reference),
                People.LENA);
        assertThat(journey.tasks(reference)).containsExactly(Steps.CONTEST_DEMAND);
        LocalDate today = LocalDate.of(2026, 11, 24);
        review.fileContest(reference, today, "District Court, 26-MC-4", journey.version(reference), People.LENA);
        review.contestRuled(reference, Ruling.DENIED, today, true, journey.version(reference), People.LENA);

        journey.comply(reference);
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_NOTICE);
    }

    @Test
    void climbsTheWholeLadderAgainstAnExtraordinaryDemand() {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, false, ExtraordinaryDemand.KEYS));
        refused("production-needs-remedies", () -> journey.comply(reference));
        review.review(
                reference,
                ReviewDecision.CONTEST,
                DataCategory.CONTENT,
                "Never",
                journey.version(reference),
                People.LENA);
        LocalDate today = LocalDate.of(2026, 11, 24);
        for (Rung rung : Rung.values()) {
            refused("remedies-open", () -> review.signOff(reference, false, journey.version(reference), People.LENA));
            review.fileRemedy(reference, rung, today, "Court", journey.version(reference), People.LENA);
            review.remedyRuled(reference, rung, Ruling.DENIED, today, journey.version(reference), People.LENA);
        }
        review.signOff(reference, false, journey.version(reference), People.LENA);
        refused("own-sign-off", () -> review.signOff(reference, true, journey.version(reference), People.LENA));
        review.signOff(reference, true, journey.version(reference), People.ADA);

        journey.comply(reference);
        assertThat(events.of(reference))
                .extracting(DisclosureEvent::kind)
                .contains(DisclosureKind.EXTRAORDINARY_OPENED, DisclosureKind.CHALLENGE_DENIED);
    }

    @Test
    void countsAnExtraordinaryDemandFromWhenItIsSeen() {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, false));

        correct(reference, LegalJourney.demand(null, false, ExtraordinaryDemand.FEED));
        correct(reference, LegalJourney.demand(null, false, ExtraordinaryDemand.FEED));
        assertThat(extraordinary(reference)).containsExactly(DisclosureKind.EXTRAORDINARY_OPENED);

        correct(reference, LegalJourney.demand(null, false));
        assertThat(extraordinary(reference))
                .containsExactly(DisclosureKind.EXTRAORDINARY_OPENED, DisclosureKind.EXTRAORDINARY_CLOSED);
        assertThat(events.of(reference)).extracting(DisclosureEvent::kind).containsOnlyOnce(DisclosureKind.RECEIVED);
    }

    @Test
    void keepsTheInstrumentUnderWhichItIsCounted() {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, false));
        Demand subpoena =
                new Demand(InstrumentType.SUBPOENA, "US", null, DataCategory.SUBSCRIBER, false, false, Set.of(), false);

        refused("instrument-counted", () -> correct(reference, subpoena));
    }

    private void correct(CaseReference reference, Demand demand) {
        desk.record(reference, journey.entry(demand), journey.version(reference), People.LENA);
    }

    private List<DisclosureKind> extraordinary(CaseReference reference) {
        return events.of(reference).stream()
                .map(DisclosureEvent::kind)
                .filter(kind -> kind != DisclosureKind.RECEIVED)
                .toList();
    }

    @Test
    void returnsADeficientDemandAndLooksAgainWhenTheRequesterAnswers() {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, false));
        review.review(
                reference,
                ReviewDecision.DEFICIENT,
                DataCategory.CONTENT,
                "It names no judge.",
                journey.version(reference),
                People.LENA);
        journey.runJobs(reference);
        assertThat(outbox.of(reference, LegalLetters.DEFICIENCY, LetterState.PLANNED))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("It names no judge."));
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.WAITING);

        desk.join(reference, received(clock.instant()), People.SYSTEM);
        assertThat(journey.tasks(reference)).containsExactly(Steps.REVIEW_DEMAND);
        assertThat(events.of(reference)).extracting(DisclosureEvent::kind).contains(DisclosureKind.WAITING);
    }

    @Test
    void looksAgainWhenTheRequesterStaysSilent() {
        CaseReference reference = journey.inReview(LegalJourney.demand(null, false));
        review.review(
                reference,
                ReviewDecision.NARROW,
                DataCategory.CONTENT,
                "Everything is too much.",
                journey.version(reference),
                People.LENA);
        journey.runJobs(reference);
        refused("task-not-open", () -> journey.comply(reference));
        journey.fire(reference, Timers.REQUESTER_REMINDER);

        journey.comply(reference);
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_NOTICE);
    }

    @Test
    void saysThatNothingIsHeld() {
        CaseReference reference = journey.cleared();
        notices.decide(
                reference,
                Map.of(),
                Map.of(1, Outcome.NO_RESPONSIVE_DATA),
                "",
                journey.version(reference),
                People.LENA);
        journey.runJobs(reference);

        assertThat(outbox.of(reference, LegalLetters.NO_RESPONSIVE_DATA, LetterState.PLANNED))
                .hasSize(1);
        assertThat(events.of(reference)).extracting(DisclosureEvent::kind).contains(DisclosureKind.RESIDUAL);
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void asksForAnExtensionInsteadOfShorteningTheWindow() {
        CaseReference reference = journey.cleared(LegalJourney.demand(LocalDate.of(2026, 11, 26), false));
        refused("window-too-short", () -> journey.decide(reference, NoticeRoute.NOTIFY));
        notices.needExtension(reference, journey.version(reference), People.LENA);
        assertThat(journey.tasks(reference)).containsExactly(Steps.ASK_EXTENSION);
        notices.extension(
                reference, LocalDate.of(2026, 11, 30), "The clerk, by mail", journey.version(reference), People.LENA);
        journey.decide(reference, NoticeRoute.NOTIFY);

        // Monday 30 November, 08:00 in Hamburg, comes before seven days are over
        assertThat(outbox.find(journey.notice(reference)).orElseThrow().text()).contains("30 November 2026, 08:00");
    }

    @Test
    void refusesWhatCannotBeTrueNamingIt() {
        CaseReference reference = journey.entered();
        refused(
                "return-date-past",
                () -> desk.record(
                        reference,
                        journey.entry(LegalJourney.demand(LocalDate.of(2026, 11, 1), false)),
                        journey.version(reference),
                        People.LENA));
        Demand nowhere =
                new Demand(InstrumentType.SUBPOENA, "XX", null, DataCategory.SUBSCRIBER, false, false, Set.of(), false);
        refused(
                "unknown-country",
                () -> desk.record(reference, journey.entry(nowhere), journey.version(reference), People.LENA));
        refused(
                "document-unreadable",
                () -> desk.enter(
                        new HandEntry(
                                Channel.POST,
                                LocalDate.of(2026, 11, 24),
                                null,
                                "en",
                                new HandEntry.Upload("warrant.pdf", new byte[] {1, 2, 3})),
                        People.LENA));
    }

    @Test
    void takesTheDocumentOutOfAMailAndSaysWhenItCannot() {
        mail.attach(LegalJourney.pdf());
        CaseReference whole = desk.receive(received(clock.instant()), People.SYSTEM);
        journey.runJobs(whole);
        assertThat(journey.file(whole).document()).isPresent();

        mail.attach("not a pdf at all, but long enough to be one if it wanted to be one"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        CaseReference broken = desk.receive(received(clock.instant()), People.SYSTEM);
        journey.runJobs(broken);
        assertThat(journey.file(broken).documentProblem()).hasValue("The file is not a PDF.");
        assertThat(journey.tasks(broken)).containsExactly(Steps.RECORD_DEMAND);
    }

    @Test
    void closesAForgeryWithoutCountingItAsAnswered() {
        CaseReference reference = journey.recorded(LegalJourney.demand(null, false));
        desk.authenticate(
                reference,
                Authenticity.FRAUD,
                "The sheriff knows nothing of it",
                journey.version(reference),
                People.LENA);
        journey.runJobs(reference);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
        assertThat(events.of(reference))
                .extracting(DisclosureEvent::kind)
                .containsExactly(DisclosureKind.RECEIVED, DisclosureKind.FRAUDULENT);
    }

    @Test
    void remindsAtOnceAndAtHalfOfTheTimeAndDisclosesNothing() {
        CaseReference reference = journey.cleared(LegalJourney.demand(LocalDate.of(2026, 12, 24), false));
        journey.fire(reference, Timers.NEXT_ESCALATION);
        assertThat(shares(reference)).containsOnly("UNHELD");
        Instant half = journey.due(reference, Timers.NEXT_ESCALATION);
        assertThat(half).isBetween(Instant.parse("2026-12-08T00:00:00Z"), Instant.parse("2026-12-10T00:00:00Z"));
        clock.advance(Duration.between(clock.instant(), half));
        journey.fire(reference, Timers.NEXT_ESCALATION);

        assertThat(shares(reference)).contains("50%");
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_NOTICE);
        assertThat(ledger.of(reference)).extracting(RecordedAct::what).doesNotContain("legal.produced");
    }

    @Test
    void hidesASealedCaseFromEverybodyOffItsRoster() {
        CaseReference reference = journey.entered();
        DemandEntry open = journey.entry(LegalJourney.demand(null, false));
        desk.record(
                reference,
                new DemandEntry(
                        open.demand(), open.particulars(), open.servedOn(), null, open.targets(), true, Set.of("ada")),
                journey.version(reference),
                People.LENA);

        assertThat(journey.file(reference).sealed()).isTrue();
        assertThatThrownBy(() -> desk.authenticate(
                        reference, Authenticity.GENUINE, "Called", journey.version(reference), People.OTTO))
                .isInstanceOf(org.habeas.casework.NoSuchCase.class);
    }

    /** Both customers are told and their servers took the notices. */
    private CaseReference twoTargetsTold() {
        CaseReference reference = journey.entered();
        DemandEntry open = journey.entry(LegalJourney.demand(null, false));
        TargetEntry other = new TargetEntry(Identifier.ACCOUNT, "acct-2", "Brightwater", LegalJourney.CUSTOMER);
        desk.record(
                reference,
                new DemandEntry(
                        open.demand(),
                        open.particulars(),
                        open.servedOn(),
                        null,
                        List.of(open.targets().get(0), other),
                        false,
                        Set.of()),
                journey.version(reference),
                People.LENA);
        desk.authenticate(reference, Authenticity.GENUINE, "Called", journey.version(reference), People.LENA);
        journey.comply(reference);
        notices.decide(
                reference,
                Map.of(1, NoticeRoute.NOTIFY, 2, NoticeRoute.NOTIFY),
                Map.of(),
                "",
                journey.version(reference),
                People.LENA);
        outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED)
                .forEach(letter -> news.letterEnded(
                        reference, letter.id(), LegalLetters.CUSTOMER_NOTICE, LetterState.ACCEPTED, People.SYSTEM));
        return reference;
    }

    private List<String> shares(CaseReference reference) {
        return jdbc.sql("select share from legal_reminder where reference = ? order by at")
                .param(reference.value())
                .query(String.class)
                .list();
    }

    private SecrecyEntry order(CaseReference reference, Instant end) {
        return new SecrecyEntry(
                SecrecyKind.COURT_ORDER,
                "Calder County District Court",
                null,
                "existence",
                LocalDate.of(2026, 11, 20),
                clock.instant(),
                end,
                journey.file(reference).document().orElseThrow());
    }

    private String token(CaseReference reference) {
        String text = outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED)
                .get(0)
                .text();
        return text.replaceAll("(?s).*/objections/([A-Za-z0-9_-]+).*", "$1");
    }

    private static ReceivedMail received(Instant at) {
        return new ReceivedMail(
                UUID.randomUUID(),
                at,
                "eu",
                new PostAddress("Clerk", "clerk@court.example"),
                "Search warrant",
                "Attached.",
                "m1@court.example",
                null,
                "en",
                List.of(),
                List.of());
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refusal -> assertThat(refusal.code())
                .startsWith(code));
    }
}
