package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Some random lives of a demand through desks, engine and database; the ledger alone tells whether each was right. */
@LegalTest
class RandomRunsIntegrationTests {

    private static final int RUNS = 200;
    private static final int STEPS = 24;

    @Autowired
    private LegalJourney journey;

    @Autowired
    private ReviewDesk review;

    @Autowired
    private CustomerNoticeDesk notices;

    @Autowired
    private ObjectionDesk objections;

    @Autowired
    private ProductionDesk production;

    @Autowired
    private ReplyDesk replies;

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private LegalLetterNews news;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void neverProducesWithoutWhatTheLedgerShows() {
        int produced = 0;
        Random random = new Random(3);
        for (int run = 0; run < RUNS; run++) {
            clock.reset();
            Demand demand = demand(random);
            CaseReference reference = journey.inReview(demand);
            for (int step = 0; step < STEPS; step++) {
                clock.advance(Duration.ofHours(random.nextInt(48)));
                try {
                    act(reference, random);
                } catch (ActRefused refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
                if (step % 8 == 7) {
                    asksAboutEveryObjection(reference);
                }
            }
            produced += check(ledger.of(reference), demand);
        }

        assertThat(produced).as("productions in %s runs", RUNS).isPositive();
    }

    private static Demand demand(Random random) {
        return new Demand(
                InstrumentType.SEARCH_WARRANT,
                "US",
                null,
                DataCategory.CONTENT,
                random.nextInt(4) > 0,
                false,
                random.nextInt(6) == 0 ? Set.of(ExtraordinaryDemand.FEED) : Set.of(),
                random.nextInt(4) == 0);
    }

    /** Wherever the case is, an objection that waits for its end has a task that says so. */
    private void asksAboutEveryObjection(CaseReference reference) {
        assertThat(journey.tasks(reference).stream().filter(Steps.DECIDE_OBJECTION::equals))
                .as("tasks for objections of %s", reference)
                .hasSameSizeAs(journey.file(reference).objecting());
    }

    private void act(CaseReference reference, Random random) {
        Acting who = List.of(People.LENA, People.OTTO).get(random.nextInt(2));
        long version = journey.version(reference);
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        List<String> open = journey.tasks(reference);
        if (open.isEmpty() || random.nextInt(6) == 0) {
            outside(reference, random);
            journey.runJobs(reference);
            return;
        }
        switch (open.get(random.nextInt(open.size()))) {
            case Steps.REVIEW_DEMAND ->
                review.review(
                        reference,
                        List.of(
                                        ReviewDecision.COMPLY,
                                        ReviewDecision.COMPLY,
                                        ReviewDecision.COMPLY,
                                        ReviewDecision.CONTEST,
                                        ReviewDecision.OBJECT)
                                .get(random.nextInt(5)),
                        DataCategory.NON_CONTENT,
                        "grounds",
                        version,
                        who);
            case Steps.CONTEST_DEMAND -> {
                if (random.nextBoolean()) {
                    review.fileContest(reference, today, "court", version, who);
                } else {
                    review.contestRuled(reference, Ruling.DENIED, today, random.nextInt(3) > 0, version, who);
                }
            }
            case Steps.OBJECT_TO_AUTHORITY ->
                review.counsel(
                        reference,
                        random.nextBoolean() ? CounselState.WHY_NOT : CounselState.OBJECTED,
                        "why",
                        version,
                        who);
            case Steps.PURSUE_REMEDIES -> remedies(reference, random, today);
            case Steps.DECIDE_NOTICE -> {
                if (random.nextInt(4) == 0) {
                    notices.addSecrecy(
                            reference,
                            new SecrecyEntry(
                                    SecrecyKind.COURT_ORDER,
                                    "court",
                                    null,
                                    "existence",
                                    today,
                                    clock.instant(),
                                    clock.instant().plus(Duration.ofDays(5)),
                                    journey.file(reference).document().orElseThrow()),
                            version,
                            who);
                } else {
                    journey.decide(reference, List.of(NoticeRoute.values()).get(random.nextInt(3)));
                }
            }
            case Steps.APPROVE_EMERGENCY -> notices.decideEmergency(reference, random.nextInt(3) > 0, version, who);
            case Steps.PREPARE_PRODUCTION -> {
                if (random.nextInt(4) == 0) {
                    production.goBack(reference, "review", version, who);
                } else {
                    journey.prepare(reference, who);
                }
            }
            case Steps.APPROVE_PRODUCTION -> journey.approve(reference, who);
            case Steps.DECIDE_OBJECTION -> objections.decide(reference, 1, Ruling.DENIED, "order", version, who);
            case Steps.READ_REPLY -> {
                UUID mail = journey.file(reference).unread().get(0).mail();
                if (random.nextInt(3) == 0) {
                    replies.objects(reference, mail, Set.of(1), "", version, who);
                } else {
                    replies.doesNotObject(reference, mail, "thanks", version, who);
                }
            }
            default -> outside(reference, random);
        }
        if (random.nextInt(9) == 0 && journey.file(reference).stage() == Stage.OPEN) {
            ReplyDeskIntegrationTests.reply(desk, reference, clock.instant(), null);
        }
        journey.runJobs(reference);
    }

    /** Files and loses what is next on the ladder, or signs. */
    private void remedies(CaseReference reference, Random random, LocalDate today) {
        for (Rung rung : Rung.values()) {
            if (journey.file(reference).nextRemedy().equals(rung.words())) {
                review.fileRemedy(reference, rung, today, "court", journey.version(reference), People.LENA);
                review.remedyRuled(reference, rung, Ruling.DENIED, today, journey.version(reference), People.LENA);
            }
        }
        boolean executive = random.nextBoolean();
        review.signOff(
                reference, executive, journey.version(reference), random.nextBoolean() ? People.LENA : People.ADA);
    }

    /** The customer's server, the customer, the clock. */
    private void outside(CaseReference reference, Random random) {
        List<org.habeas.casework.correspondence.PreparedLetter> sent =
                outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                if (!sent.isEmpty()) {
                    news.letterEnded(
                            reference,
                            sent.get(sent.size() - 1).id(),
                            LegalLetters.CUSTOMER_NOTICE,
                            random.nextInt(4) > 0 ? LetterState.ACCEPTED : LetterState.PERMFAIL,
                            People.SYSTEM);
                }
            }
            case 2 -> {
                if (!sent.isEmpty() && random.nextInt(3) == 0) {
                    String text = sent.get(sent.size() - 1).text();
                    objections.object(
                            text.replaceAll("(?s).*/objections/([A-Za-z0-9_-]+).*", "$1"),
                            random.nextInt(3) == 0 ? "Superior Court, 26-CV-1" : "");
                }
            }
            default -> {
                if (journey.file(reference).stage() == Stage.OPEN
                        && Collections.disjoint(
                                journey.tasks(reference),
                                List.of(Steps.PREPARE_PRODUCTION, Steps.APPROVE_PRODUCTION))) {
                    journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
                }
            }
        }
    }

    /** Reads the ledger from the front, and fails at a production that nothing before it allows. */
    private static int check(List<RecordedAct> acts, Demand demand) {
        int produced = 0;
        Instant told = null;
        Instant barredUntil = Instant.MIN;
        Instant stayed = Instant.MIN;
        boolean cleared = false;
        boolean objecting = false;
        boolean contestLost = false;
        boolean counselDone = false;
        Set<String> lost = new HashSet<>();
        Map<String, String> signed = new HashMap<>();
        Set<String> unread = new HashSet<>();
        boolean emergency = false;
        boolean noticed = false;
        String preparer = "";
        String approver = "";
        for (RecordedAct act : acts) {
            switch (act.what()) {
                case "legal.reviewed" -> cleared = "COMPLY".equals(act.facts().get("decision"));
                case "legal.noticeGiven" -> told = act.at();
                case "legal.noticeVoided" -> told = null;
                case "legal.secrecyRecorded" ->
                    barredUntil = Instant.parse(String.valueOf(act.facts().get("expires")));
                case "legal.emergencyApproved" -> emergency = true;
                case "legal.replied" -> {
                    if (noticed) {
                        unread.add(String.valueOf(act.facts().get("mail")));
                    }
                }
                case "legal.replyRead", "legal.replyObjects" ->
                    unread.remove(String.valueOf(act.facts().get("mail")));
                case "legal.noticePosted" -> noticed = true;
                case "legal.objected" -> {
                    if ("true".equals(act.facts().get("motion"))) {
                        stayed = Instant.MAX;
                    } else if (!objecting) {
                        stayed = act.at().plus(Duration.ofDays(14));
                    }
                    objecting = true;
                }
                case "legal.objectionEnded" -> {
                    stayed = Instant.MIN;
                    objecting = false;
                }
                case "legal.contestFiled" -> contestLost = false;
                case "legal.contestRuled" ->
                    contestLost = "true".equals(act.facts().get("final"));
                case "legal.counselRecorded" ->
                    counselDone = "WHY_NOT".equals(act.facts().get("state"));
                case "legal.remedyRuled" -> lost.add(act.facts().get("rung"));
                case "legal.signedOff" -> signed.put(act.facts().get("as"), act.who());
                case "legal.productionPrepared" -> preparer = act.who();
                case "legal.productionApproved" -> approver = act.who();
                case "legal.produced" -> {
                    produced++;
                    boolean window = told != null && !act.at().isBefore(told.plus(Duration.ofDays(7)));
                    assertThat(cleared).as("cleared").isTrue();
                    assertThat(contestLost || !demand.gdprData()).as("contest").isTrue();
                    assertThat(counselDone || demand.judicialOversight())
                            .as("counsel")
                            .isTrue();
                    if (!demand.extraordinary().isEmpty()) {
                        assertThat(lost).as("remedies").hasSize(Rung.values().length);
                        assertThat(signed.values()).as("signatures").hasSize(2).doesNotHaveDuplicates();
                    }
                    assertThat(window || emergency || act.at().isBefore(barredUntil))
                            .as("told, barred or emergency")
                            .isTrue();
                    assertThat(act.at()).as("no objection").isAfterOrEqualTo(stayed);
                    assertThat(unread).as("replies that nobody has read").isEmpty();
                    assertThat(approver).isNotBlank().isNotEqualTo(preparer);
                }
                default -> {}
            }
        }
        return produced;
    }
}
