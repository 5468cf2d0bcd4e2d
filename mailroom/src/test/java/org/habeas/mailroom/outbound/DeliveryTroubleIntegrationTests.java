package org.habeas.mailroom.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DEFER;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DEFER_AFTER_DATA;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DROP_AFTER_DOT;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DROP_IN_DATA;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.REFUSE;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.mailroom.Acknowledging;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.ScriptedSmtpServer;
import org.habeas.mailroom.TestClock;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.TestSettings;
import org.habeas.mailroom.signin.MailSignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of an acknowledgement, and of its case, when the next server is in trouble. */
@MailroomTest
@MailScenario(10)
class DeliveryTroubleIntegrationTests {

    private final ScriptedSmtpServer server = MailroomTest.OnTestServers.SMTP;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Outbox outbox;

    @Autowired
    private LetterSender sender;

    @Autowired
    private LetterQueue queue;

    @Autowired
    private OutboundMails letters;

    @Autowired
    private MailSignIn signIn;

    @Autowired
    private MailroomSettings settings;

    @Autowired
    private TestDesk desk;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
        server.reset();
    }

    @Test
    void triesLaterWhenTheServerSendsUsAwayAtTheDoor() {
        server.isBusyFor(1);
        UUID letter = acknowledgement();

        sender.sendAll();
        assertThat(outbox.stateOf(letter)).contains(LetterState.TEMPFAIL);
        assertThat(server.commands).isEmpty();

        later(Duration.ofHours(1));
        ended(letter, LetterState.ACCEPTED, 1);
    }

    @Test
    void triesLaterWhenTheServerDefersBehindTheLetter() {
        server.next(DEFER_AFTER_DATA);
        UUID letter = acknowledgement();

        sender.sendAll();
        assertThat(outbox.stateOf(letter)).contains(LetterState.TEMPFAIL);

        later(Duration.ofHours(1));
        ended(letter, LetterState.ACCEPTED, 2);
        assertThat(server.letters.get(0)).isEqualTo(server.letters.get(1));
    }

    @Test
    void triesLaterWithoutDoubtWhenTheServerHangsUpWithinTheLetter() {
        server.next(DROP_IN_DATA);
        UUID letter = acknowledgement();

        sender.sendAll();
        assertThat(outbox.stateOf(letter)).isNotEqualTo(LetterState.ACCEPTED);

        later(Duration.ofHours(1));
        ended(letter, LetterState.ACCEPTED, 1);
    }

    @Test
    void isInDoubtWhenTheServerHangsUpBehindTheFinalDotAndRepeatsTheSameMessageId() {
        server.next(DROP_AFTER_DOT);
        UUID letter = acknowledgement();

        sender.sendAll();
        assertThat(outbox.stateOf(letter)).contains(LetterState.IN_DOUBT);

        later(Duration.ofHours(1));
        ended(letter, LetterState.ACCEPTED, 2);
        assertThat(server.letters.get(0)).isEqualTo(server.letters.get(1));
    }

    @Test
    void endsAtOnceWhenTheRecipientIsRefused() {
        server.next(REFUSE);
        UUID letter = acknowledgement();

        sender.sendAll();
        later(Duration.ofDays(1));

        ended(letter, LetterState.PERMFAIL, 0);
    }

    @Test
    void waitsOutAGreylistOfTwentyMinutes() {
        UUID letter = acknowledgement();
        Instant over = clock.instant().plus(Duration.ofMinutes(20));
        int tries = 0;
        while (clock.instant().isBefore(over)) {
            server.reset();
            server.next(DEFER);
            tries += sender.sendAll();
            assertThat(outbox.stateOf(letter)).contains(LetterState.TEMPFAIL);
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(tries).as("tries in 20 minutes").isBetween(3, 10);

        server.reset();
        later(Duration.ofMinutes(25));
        ended(letter, LetterState.ACCEPTED, 1);
    }

    @Test
    void saysNothingOfTheLetterToAServerWhoseStartTlsWasStrippedAndSendsItWhenItIsBack() {
        MailroomSettings.Smtp plain = settings.smtp();
        MailroomSettings.Smtp strict = new MailroomSettings.Smtp(
                plain.host(), plain.port(), null, null, MailroomSettings.Tls.STARTTLS, null, 100);
        UUID letter = acknowledgement();

        new LetterSender(queue, letters, signIn, TestSettings.sendingBy(settings, strict)).sendAll();
        assertThat(outbox.stateOf(letter)).contains(LetterState.TEMPFAIL);
        assertThat(server.wire()).startsWith("EHLO ").doesNotContain("MAIL FROM", "RCPT", "jane");

        later(Duration.ofHours(1));
        ended(letter, LetterState.ACCEPTED, 1);
    }

    @Test
    @MailScenario(9)
    void keepsALetterWhileTheTokenEndpointIsOutOfOrder() {
        MailroomSettings.Smtp plain = settings.smtp();
        MailroomSettings.OAuth2 nowhere =
                new MailroomSettings.OAuth2(URI.create("http://127.0.0.1:1/token"), "habeas", "s3cret", "mail", null);
        MailroomSettings.Smtp locked =
                new MailroomSettings.Smtp(plain.host(), plain.port(), "sar", null, plain.tls(), nowhere, 100);
        UUID letter = acknowledgement();

        new LetterSender(queue, letters, signIn, TestSettings.sendingBy(settings, locked)).sendAll();
        assertThat(outbox.stateOf(letter)).contains(LetterState.TEMPFAIL);
        assertThat(server.wire()).isEmpty();

        later(Duration.ofHours(1));
        ended(letter, LetterState.ACCEPTED, 1);
    }

    @Test
    void leavesADomainAloneThatGoesOnDeferringAndComesBack() {
        server.next(DEFER, DEFER, DEFER);
        for (int i = 0; i < 4; i++) {
            take("anna" + i + "@slow.example");
        }
        UUID other = take("bert@quick.example");

        sender.sendAll();

        assertThat(states()).containsExactlyInAnyOrder("TEMPFAIL", "TEMPFAIL", "TEMPFAIL", "PLANNED", "ACCEPTED");
        assertThat(outbox.stateOf(other)).contains(LetterState.ACCEPTED);
        later(Duration.ofMinutes(20));
        assertThat(states()).containsOnly("ACCEPTED");
    }

    @Test
    void sendsNoMoreLettersInAMinuteThanThePaceAndGoesOnAfterIt() {
        UUID first = take("first@busy.example");
        sender.sendAll();
        assertThat(outbox.stateOf(first)).contains(LetterState.ACCEPTED);
        like(first, settings.pace().domainPerMinute() - 1);
        UUID late = take("late@busy.example");
        UUID other = take("bert@quick.example");

        sender.sendAll();
        assertThat(outbox.stateOf(late)).contains(LetterState.PLANNED);
        assertThat(outbox.stateOf(other)).as("another domain").contains(LetterState.ACCEPTED);

        like(other, settings.pace().totalPerMinute());
        UUID world = take("carl@third.example");
        sender.sendAll();
        assertThat(outbox.stateOf(world)).as("all the world").contains(LetterState.PLANNED);

        later(Duration.ofSeconds(61));
        assertThat(outbox.stateOf(late)).contains(LetterState.ACCEPTED);
        assertThat(outbox.stateOf(world)).contains(LetterState.ACCEPTED);
    }

    @Test
    void takesAnotherConnectionAfterSoManyLetters() {
        MailroomSettings.Smtp plain = settings.smtp();
        MailroomSettings.Smtp two =
                new MailroomSettings.Smtp(plain.host(), plain.port(), null, null, plain.tls(), null, 2);
        for (int i = 0; i < 5; i++) {
            take("anna" + i + "@example.org");
        }

        new LetterSender(queue, letters, signIn, TestSettings.sendingBy(settings, two)).sendAll();

        assertThat(states()).hasSize(5).containsOnly("ACCEPTED");
        assertThat(server.connections).hasValue(3);
    }

    @Test
    @MailScenario(31)
    void saysOnTheCaseThatAnAddressBeyondAsciiCannotBeReachedWithoutSmtpUtf8() {
        UUID letter = take("\u7528\u6237@\u4f8b\u3048.jp");

        sender.sendAll();

        assertThat(outbox.stateOf(letter)).contains(LetterState.PERMFAIL);
        assertThat(letters.reply(letters.find(letter).orElseThrow())).contains("does not offer SMTPUTF8");
        assertThat(server.wire()).doesNotContain("MAIL FROM");
        assertThat(desk.ended).containsExactly("test/acknowledgement PERMFAIL");
    }

    @Test
    @MailScenario(31)
    void writesToAnAddressBeyondAsciiWhereSmtpUtf8IsOffered() {
        server.offers("SMTPUTF8");
        UUID plain = acknowledgement();
        sender.sendAll();
        assertThat(server.wire()).as("only where it is needed").doesNotContain("SMTPUTF8");
        UUID letter = take("\u7528\u6237@\u4f8b\u3048.jp");

        sender.sendAll();

        assertThat(outbox.stateOf(plain)).contains(LetterState.ACCEPTED);
        assertThat(outbox.stateOf(letter)).contains(LetterState.ACCEPTED);
        assertThat(server.commands)
                .contains("RCPT TO:<" + latin("\u7528\u6237") + "@xn--r8jz45g.jp>")
                .anyMatch(line -> line.startsWith("MAIL FROM:<sar+r.") && line.endsWith("> SMTPUTF8"));
        assertThat(server.letters.get(1)).contains("To: " + latin("\u7528\u6237") + "@xn--r8jz45g.jp\r\n");
    }

    private UUID acknowledgement() {
        return take("jane@example.org");
    }

    private UUID take(String from) {
        List<UUID> posted = new Acknowledging(context, "sar@northwind.example")
                .take(
                        "someone@example.org",
                        latin("From: <" + from + ">\r\nSubject: Access\r\nMessage-ID: <" + UUID.randomUUID()
                                + "@example.org>\r\n\r\nPlease.\r\n"));
        assertThat(posted).hasSize(1);
        return posted.get(0);
    }

    /** Letters to the same domain that left now. */
    private void like(UUID letter, int count) {
        jdbc.sql("insert into mailroom_outbound_mail (id, case_reference, kind, key, automatic, state, message_id,"
                        + " content_id, sha256, sealed_summary, envelope_from, recipient_mac, domain_mac, prepared_at,"
                        + " last_claimed_at, attempts, outcome_told) select gen_random_uuid(), case_reference, kind,"
                        + " key || n, false, 'ACCEPTED', message_id || n, content_id, sha256, sealed_summary,"
                        + " envelope_from, recipient_mac, domain_mac, prepared_at, last_claimed_at, 1, true"
                        + " from mailroom_outbound_mail, generate_series(1, :count) n where id = :like")
                .param("count", count)
                .param("like", letter)
                .update();
    }

    private void later(Duration duration) {
        clock.advance(duration);
        sender.sendAll();
    }

    /** The letter has ended so, the server has seen it so often, and the case is as it was. */
    private void ended(UUID letter, LetterState state, int seen) {
        assertThat(outbox.stateOf(letter)).contains(state);
        assertThat(server.letters).hasSize(seen);
        assertThat(desk.ended).containsExactly("test/acknowledgement " + state);
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).isEmpty();
        assertThat(jdbc.sql("select state from mailroom_inbound_mail")
                        .query(String.class)
                        .list())
                .containsExactly("OPENED");
        assertThat(jdbc.sql("select count(distinct case_reference) from mailroom_outbound_mail")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> states() {
        return jdbc.sql("select state from mailroom_outbound_mail")
                .query(String.class)
                .list();
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
