package org.habeas.legalprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Ledger;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.habeas.workflows.model.LegalProcessModel.Timers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever answers a notice by mail may object by it: nothing leaves before a person has read it. */
@LegalTest
class ReplyDeskIntegrationTests {

    @Autowired
    private LegalJourney journey;

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private ReplyDesk replies;

    @Autowired
    private Ledger ledger;

    @Autowired
    private FakeCaseMail mail;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void producesNothingWhileAReplyLiesUnread() {
        CaseReference reference = journey.told();
        UUID mail = reply(reference, null);
        assertThat(journey.tasks(reference)).containsExactly(Steps.READ_REPLY);
        assertThat(journey.due(reference, Timers.PRODUCE_NOT_BEFORE))
                .isAfter(clock.instant().plus(Duration.ofDays(9999)));
        clock.advance(Duration.ofDays(8));
        refused("production-needs-replies-read", () -> journey.prepare(reference, People.LENA));

        refused(
                "reason-missing",
                () -> replies.doesNotObject(reference, mail, " ", journey.version(reference), People.LENA));
        assertThat(replies.doesNotObject(
                        reference, mail, "They ask for our address.", journey.version(reference), People.LENA))
                .isFalse();

        assertThat(ledger.of(reference)).anySatisfy(act -> {
            assertThat(act.what()).isEqualTo("legal.replyRead");
            assertThat(act.why()).isEqualTo("They ask for our address.");
        });
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);
        assertThat(journey.tasks(reference)).containsExactly(Steps.APPROVE_PRODUCTION);
    }

    @Test
    void staysProductionWhenTheReplyObjects() {
        CaseReference reference = journey.told();
        UUID mail = reply(reference, null);
        clock.advance(Duration.ofDays(8));
        refused(
                "no-target",
                () -> replies.objects(reference, mail, Set.of(), "", journey.version(reference), People.LENA));
        replies.objects(reference, mail, Set.of(1), "", journey.version(reference), People.LENA);

        assertThat(journey.file(reference).objecting()).hasSize(1);
        assertThat(journey.tasks(reference)).containsExactly(Steps.DECIDE_OBJECTION);
        refused("production-needs-objection", () -> journey.prepare(reference, People.LENA));
        refused(
                "no-such-reply",
                () -> replies.objects(reference, mail, Set.of(1), "", journey.version(reference), People.LENA));
    }

    @Test
    void stopsAProductionThatASecondPersonIsAboutToApprove() {
        CaseReference reference = journey.told();
        clock.advance(Duration.ofDays(7));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        journey.prepare(reference, People.LENA);
        reply(reference, null);

        refused("production-needs-replies-read", () -> journey.approve(reference, People.ADA));
        assertThat(journey.tasks(reference)).containsExactly(Steps.APPROVE_PRODUCTION, Steps.READ_REPLY);
    }

    @Test
    void producesNothingWhileSomebodyElsesAnswerWaitsInTheHoldingArea() {
        CaseReference reference = journey.told();
        clock.advance(Duration.ofDays(7));
        journey.fire(reference, Timers.PRODUCE_NOT_BEFORE);
        mail.hold(reference);
        refused("production-needs-replies-read", () -> journey.prepare(reference, People.LENA));
        mail.hold(null);
        journey.prepare(reference, People.LENA);
        mail.hold(reference);
        refused("production-needs-replies-read", () -> journey.approve(reference, People.ADA));
        mail.hold(null);

        journey.approve(reference, People.ADA);

        assertThat(journey.file(reference).stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void asksOnceForSeveralRepliesAndGoesOnWhenAllAreRead() {
        CaseReference reference = journey.told();
        UUID first = reply(reference, null);
        clock.advance(Duration.ofMinutes(1));
        UUID second = reply(reference, null);
        assertThat(journey.tasks(reference)).containsExactly(Steps.READ_REPLY);

        assertThat(replies.doesNotObject(reference, first, "Thanks", journey.version(reference), People.LENA))
                .isTrue();
        assertThat(journey.tasks(reference)).containsExactly(Steps.READ_REPLY);
        assertThat(journey.file(reference).unread())
                .extracting(LegalFile.Reply::mail)
                .containsExactly(second);
        assertThat(replies.doesNotObject(reference, second, "Thanks again", journey.version(reference), People.LENA))
                .isFalse();
        assertThat(journey.tasks(reference)).isEmpty();
    }

    @Test
    void asksNobodyAboutAutomaticMailOrBeforeACustomerWasTold() {
        CaseReference reference = journey.told();
        reply(reference, "auto-replied");
        assertThat(journey.tasks(reference)).isEmpty();

        CaseReference untold = journey.cleared();
        reply(untold, null);
        assertThat(journey.tasks(untold)).containsExactly(Steps.DECIDE_NOTICE);
        assertThat(journey.file(untold).unread()).isEmpty();
    }

    private UUID reply(CaseReference reference, @Nullable String automatic) {
        return reply(desk, reference, clock.instant(), automatic);
    }

    /** The customer answers the notice by mail. */
    static UUID reply(LegalProcessDesk desk, CaseReference reference, Instant at, @Nullable String automatic) {
        UUID mail = UUID.randomUUID();
        desk.join(
                reference,
                new ReceivedMail(
                        mail,
                        at,
                        "us",
                        new PostAddress("", LegalJourney.CUSTOMER),
                        "Re: Notice",
                        "I do not agree to this.",
                        mail + "@brightwater.example",
                        automatic,
                        "en",
                        List.of(),
                        List.of()),
                People.SYSTEM);
        return mail;
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
