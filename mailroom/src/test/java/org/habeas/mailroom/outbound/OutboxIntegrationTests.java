package org.habeas.mailroom.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DEFER;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DEFER_AFTER_DATA;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.DROP_AFTER_DOT;
import static org.habeas.mailroom.ScriptedSmtpServer.Behaviour.REFUSE;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.casework.vault.Documents;
import org.habeas.mailroom.DoubtDesk;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailroomHealth;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.ScriptedSmtpServer;
import org.habeas.mailroom.TestClock;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.signin.MailSignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MailroomTest
class OutboxIntegrationTests {

    private static final Acting ACTING = new Acting("clara", Set.of(Role.CASEWORKER), "", UUID.randomUUID());

    private final ScriptedSmtpServer server = MailroomTest.OnTestServers.SMTP;

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
    private MailroomHealth health;

    @Autowired
    private MailroomSettings settings;

    @Autowired
    private DoubtDesk doubts;

    @Autowired
    private CaseMail caseMail;

    @Autowired
    private Documents documents;

    @Autowired
    private Cases cases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TestDesk desk;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private CaseReference reference = new CaseReference("SAR-2026-000000");

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
        server.reset();
        reference = in(() -> cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026));
    }

    @Test
    void sendsTheBytesThatWerePreparedAndADate() throws Exception {
        PreparedLetter letter = post(letter("one", true));

        sender.sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(desk.ended).containsExactly("sar/test ACCEPTED");
        String wire = server.letters.get(0);
        assertThat(wire).startsWith("Date: ").contains(" +0000\r\n");
        byte[] stored = letters.content(letters.find(letter.id()).orElseThrow()).readAllBytes();
        assertThat(wire.substring(wire.indexOf("\r\n") + 2)).isEqualTo(new String(stored, StandardCharsets.ISO_8859_1));
        assertThat(wire)
                .contains("From: Northwind Networks Europe GmbH <sar@northwind.example>\r\n")
                .contains("To: Jane Roe <jane@example.org>\r\n")
                .contains("Message-ID: <" + letter.messageId() + ">\r\n")
                .contains("Auto-Submitted: auto-replied\r\n")
                .contains("X-Auto-Response-Suppress: All\r\n")
                .containsPattern("Reply-To: sar\\+" + reference.value().toLowerCase(Locale.ROOT)
                        + "\\.[a-z2-7]{20}@northwind\\.example\r\n")
                .doesNotContain("User-Agent", "X-Mailer");
        assertThat(server.commands).contains("RCPT TO:<jane@example.org>").anySatisfy(command -> assertThat(command)
                .matches("MAIL FROM:<sar\\+r\\.[a-z0-9]+\\.[a-z2-7]{20}@northwind\\.example>"));
    }

    @Test
    void asksAServerThatReportsOnDeliveriesToTellOfFailureUnderOurName() {
        server.offersReports();
        PreparedLetter letter = post(letter("reported", true));

        sender.sendAll();

        assertThat(server.commands)
                .anySatisfy(command -> assertThat(command)
                        .startsWith("MAIL FROM:<sar+r.")
                        .contains(" RET=HDRS")
                        .contains(" ENVID=" + letter.messageId()))
                .contains("RCPT TO:<jane@example.org> NOTIFY=FAILURE,DELAY");
    }

    @Test
    void sendsManyLettersOverOneConnection() {
        for (int i = 0; i < 3; i++) {
            post(letter("many" + i, false));
        }

        assertThat(sender.sendAll()).isEqualTo(3);

        assertThat(server.connections).hasValue(1);
        assertThat(server.letters).hasSize(3);
    }

    @Test
    void triesAgainLaterWhatIsDeferred() {
        server.next(DEFER, DEFER_AFTER_DATA);
        PreparedLetter letter = post(letter("deferred", true));

        for (int i = 0; i < 2; i++) {
            sender.sendAll();
            assertThat(outbox.stateOf(letter.id())).contains(LetterState.TEMPFAIL);
            assertThat(sender.sendAll()).isZero();
            clock.advance(Duration.ofHours(2));
        }
        sender.sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(acts()).contains("mail.deferred").doesNotContain("mail.inDoubt");
    }

    @Test
    void endsWhatIsRefusedAndTellsTheFeature() {
        server.next(REFUSE);
        PreparedLetter letter = post(letter("refused", true));

        sender.sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.PERMFAIL);
        assertThat(desk.ended).containsExactly("sar/test PERMFAIL");
        assertThat(caseMail.open(reference, letter.id()).orElseThrow().evidence())
                .singleElement()
                .asString()
                .contains("550");
    }

    @Test
    void namesADoubtfulDeliveryAndRepeatsItWithTheSameBytes() {
        server.next(DROP_AFTER_DOT);
        PreparedLetter letter = post(letter("doubtful", true));

        sender.sendAll();
        assertThat(outbox.stateOf(letter.id())).contains(LetterState.IN_DOUBT);
        assertThat(in(() -> outbox.withdraw(letter.id(), ACTING))).isFalse();
        clock.advance(Duration.ofHours(2));
        sender.sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(server.letters).hasSize(2);
        assertThat(server.letters.get(1)).isEqualTo(server.letters.get(0));
        assertThat(acts()).contains("mail.inDoubt");
        RecordedAct sent = ledger.of(reference).stream()
                .filter(act -> act.what().equals("mail.sent"))
                .findFirst()
                .orElseThrow();
        assertThat(sent.facts()).containsEntry("repeated", "true").containsEntry("messageId", letter.messageId());
    }

    @Test
    void asksAPersonAboutADoubtfulLetterThatAPersonWrote() {
        server.next(DROP_AFTER_DOT);
        PreparedLetter letter = post(letter("asks", false));

        sender.sendAll();
        clock.advance(Duration.ofHours(2));
        assertThat(sender.sendAll()).isZero();
        assertThat(doubts.waiting(ACTING))
                .filteredOn(doubt -> doubt.id().equals(letter.id()))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.messageId()).isEqualTo(letter.messageId());
                    assertThat(doubt.againAt()).isNull();
                });
        doubts.sendAgain(letter.id(), ACTING);
        sender.sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThatThrownBy(() -> doubts.confirmSent(letter.id(), ACTING)).isInstanceOf(ActRefused.class);
    }

    @Test
    void countsALetterThatAPersonConfirmsAsSentWhenItWasOnTheWire() {
        server.next(DROP_AFTER_DOT);
        PreparedLetter letter = post(letter("confirmed", false));
        Instant onTheWire = clock.instant();
        sender.sendAll();
        clock.advance(Duration.ofHours(9));

        doubts.confirmSent(letter.id(), ACTING);

        assertThat(outbox.acceptedAt(letter.id()))
                .hasValueSatisfying(at -> assertThat(at).isCloseTo(onTheWire, within(1, ChronoUnit.MINUTES)));
    }

    @Test
    void takesALetterThatASenderLeftBehindOnTheWireForDoubtful() {
        PreparedLetter letter = post(letter("left", true));
        LetterQueue.Claim claim = queue.claim().orElseThrow();
        assertThat(queue.inFlight(claim)).isTrue();

        clock.advance(settings.lease().plusSeconds(1));
        queue.takeFromDeadSenders();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.IN_DOUBT);
        sender.sendAll();
        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(server.letters.get(0)).startsWith(claim.dateLine()).contains(letter.messageId());
    }

    @Test
    void takesALetterThatNeverLeftADeadSenderForPlanned() {
        PreparedLetter letter = post(letter("claimed", true));
        LetterQueue.Claim claim = queue.claim().orElseThrow();

        clock.advance(settings.lease().plusSeconds(1));
        queue.takeFromDeadSenders();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.PLANNED);
        assertThat(queue.inFlight(claim)).isFalse();
    }

    @Test
    void takesEveryLetterOnceAtTheStartOfAnOnlyNodeAndSendsNoneOfThemTwiceUnasked() {
        PreparedLetter onTheWire = post(letter("wire", false));
        assertThat(queue.inFlight(queue.claim().orElseThrow())).isTrue();
        PreparedLetter claimed = post(letter("claimed", true));
        assertThat(queue.claim()).isPresent();
        sender.sendAll();
        assertThat(outbox.stateOf(claimed.id()))
                .as("with other nodes the lease counts")
                .contains(LetterState.CLAIMED);

        LetterSender only = new LetterSender(queue, letters, signIn, with(settings.smtp(), true));
        only.sendAll();

        assertThat(outbox.stateOf(onTheWire.id())).contains(LetterState.IN_DOUBT);
        assertThat(outbox.stateOf(claimed.id())).contains(LetterState.ACCEPTED);
        assertThat(server.letters).singleElement().asString().contains(claimed.messageId());
        assertThat(acts()).contains("mail.inDoubt");

        PreparedLetter later = post(letter("later", true));
        assertThat(queue.claim()).isPresent();
        only.sendAll();
        assertThat(outbox.stateOf(later.id()))
                .as("only what was there at the start")
                .contains(LetterState.CLAIMED);
    }

    @Test
    void neverSendsAgainBecauseTellingTheFeatureFailed() {
        PreparedLetter letter = post(letter("untold", true));
        desk.failures.set(1);

        sender.sendAll();
        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(desk.ended).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        sender.sendAll();

        assertThat(desk.ended).containsExactly("sar/test ACCEPTED");
        assertThat(server.letters).hasSize(1);
    }

    @Test
    void holdsALetterAndLetsItBeWithdrawnMeanwhile() {
        PreparedLetter letter = in(() -> outbox.prepare(letter("held", false), ACTING));
        run(() -> outbox.release(letter.id(), letter.sha256(), Duration.ofSeconds(60), ACTING));

        assertThat(sender.sendAll()).isZero();
        assertThat(in(() -> outbox.withdraw(letter.id(), ACTING))).isTrue();
        clock.advance(Duration.ofMinutes(2));

        assertThat(sender.sendAll()).isZero();
        assertThat(outbox.stateOf(letter.id())).contains(LetterState.WITHDRAWN);
        assertThat(server.letters).isEmpty();
    }

    @Test
    void refusesToReleaseAnythingButWhatWasApproved() {
        PreparedLetter letter = in(() -> outbox.prepare(letter("changed", false), ACTING));

        assertThatThrownBy(() -> run(() -> outbox.release(letter.id(), "0".repeat(64), Duration.ZERO, ACTING)))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("letter-changed"));
        run(() -> outbox.release(letter.id(), letter.sha256(), Duration.ZERO, ACTING));
        assertThatThrownBy(() -> run(() -> outbox.release(letter.id(), letter.sha256(), Duration.ZERO, ACTING)))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("letter-not-prepared"));
    }

    @Test
    void preparesOneKindAndKeyOnce() {
        PreparedLetter first = post(letter("once", true));

        assertThat(post(letter("once", true))).isEqualTo(first);
        assertThat(sender.sendAll()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\nBcc: victim@example.org", "\n\nbody", "\u2028Bcc: x@example.org", "\u0000", "\u560a\u560d"})
    void letsNothingIntoTheHeaderThatIsNotOurs(String hostile) {
        String name = "file" + hostile + ".pdf";
        UUID document = in(() -> documents
                .add(reference, "answer", name, "application/pdf", new ByteArrayInputStream(new byte[] {1}), ACTING)
                .id());
        Letter plain = letter("hostile", false);
        Letter withFile = new Letter(
                reference,
                plain.kind(),
                plain.key(),
                plain.to(),
                "en",
                "Your data \u2028 \u560a\u560d",
                "text",
                "<p>text</p>",
                List.of(document),
                null,
                false);
        post(withFile);

        sender.sendAll();

        String header = server.letters.get(0).split("\r\n\r\n", 2)[0];
        assertThat(header.lines().filter(line -> !line.startsWith(" ") && !line.startsWith("\t")))
                .allMatch(line -> line.matches("(Date|From|To|Reply-To|Subject|Message-ID|MIME-Version|Content-Type"
                        + "|Content-Language): .*"));
        assertThat(server.letters.get(0)).doesNotContain("\nBcc:");
        assertThat(server.commands.stream().filter(line -> line.startsWith("RCPT")))
                .hasSize(1);
    }

    @Test
    void leavesLettersToPeopleOfTheHouseOutOfTheCorrespondence() {
        PreparedLetter toTheParty = post(letter("party", false));
        post(new Letter(
                reference,
                Letter.TO_STAFF + "reminder",
                "half",
                PostAddress.of("clara@northwind.example"),
                "en",
                reference + ": half of the time has passed",
                "Open the case.",
                null,
                List.of(),
                null,
                false));

        assertThat(sender.sendAll()).isEqualTo(2);

        assertThat(caseMail.of(reference)).extracting(CaseMail.Item::id).containsExactly(toTheParty.id());
        assertThat(acts()).filteredOn("mail.sent"::equals).hasSize(2);
    }

    @Test
    void refusesLineBreaksInSubjectAndName() {
        assertThatThrownBy(() -> new PostAddress("Jane\r\nBcc: x@example.org", "jane@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter(
                        reference,
                        "k",
                        "k",
                        PostAddress.of("a@b.example"),
                        "en",
                        "a\r\nb",
                        "",
                        null,
                        List.of(),
                        null,
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsNoMoreAutomaticLettersToOneAddressThanTheCap() {
        for (int i = 0; i < 5; i++) {
            post(letter("cap" + i, true));
        }

        assertThat(sender.sendAll()).isEqualTo(settings.caps().addressPerHour());
        assertThat(sender.sendAll()).isZero();
        assertThat(acts()).filteredOn("mail.delayed"::equals).hasSize(2);
        assertThat(health.figures(ACTING)).satisfies(figures -> {
            assertThat(figures.keptBack()).isEqualTo(2);
            assertThat(figures.breakerOpen()).isFalse();
            assertThat(figures.waitingToLeave()).isZero();
        });
        clock.advance(Duration.ofMinutes(61));
        assertThat(sender.sendAll()).isEqualTo(2);
        assertThat(health.figures(ACTING).keptBack()).isZero();
    }

    @Test
    void sendsNoMoreAutomaticLettersToOneAddressInADayThanTheCapAndDropsNone() {
        for (int i = 0; i < 12; i++) {
            post(letter("day" + i, true));
        }

        int sent = 0;
        for (int hour = 0; hour < 6; hour++) {
            sent += sender.sendAll();
            clock.advance(Duration.ofMinutes(61));
        }
        assertThat(sent).isEqualTo(settings.caps().addressPerDay());
        clock.advance(Duration.ofHours(20));
        assertThat(sender.sendAll()).isEqualTo(2);
        assertThat(server.letters).hasSize(12);
    }

    @Test
    void keepsBackWhatIsTooMuchForOneDomainAndSendsToOthers() {
        others(settings.caps().domainPerHour(), "gen_random_uuid()::text", "domain_mac");
        PreparedLetter one = post(letter("domain", true));
        PreparedLetter other = post(to("joe@example.net", letter("other-domain", true)));

        assertThat(sender.sendAll()).isEqualTo(1);

        assertThat(outbox.stateOf(one.id())).contains(LetterState.PLANNED);
        assertThat(outbox.stateOf(other.id())).contains(LetterState.ACCEPTED);
        assertThat(limits()).containsExactly("DOMAIN");
    }

    @Test
    void stopsAllAutomaticLettersAtTheLimitForAllTheWorldAndSaysSo() {
        others(settings.caps().totalPerHour(), "gen_random_uuid()::text", "gen_random_uuid()::text");
        PreparedLetter automatic = post(letter("breaker", true));
        PreparedLetter written = post(letter("by-hand", false));

        assertThat(sender.sendAll()).isEqualTo(1);

        assertThat(outbox.stateOf(automatic.id())).contains(LetterState.PLANNED);
        assertThat(outbox.stateOf(written.id())).contains(LetterState.ACCEPTED);
        assertThat(health.figures(ACTING).breakerOpen()).isTrue();
        clock.advance(Duration.ofMinutes(31));
        assertThat(sender.sendAll()).isEqualTo(1);
        assertThat(outbox.stateOf(automatic.id())).contains(LetterState.ACCEPTED);
        assertThat(health.figures(ACTING).breakerOpen()).isFalse();
    }

    @Test
    void sendsWhatAPersonWroteBeforeWhatIsAutomatic() {
        post(letter("first", true));
        clock.advance(Duration.ofMinutes(1));
        post(letter("second", false));

        sender.sendAll();

        assertThat(server.letters.get(0)).doesNotContain("Auto-Submitted");
        assertThat(server.letters.get(1)).contains("Auto-Submitted");
    }

    @Test
    void keepsALetterWhenTheServerCannotBeReached() {
        MailroomSettings nowhere =
                with(new MailroomSettings.Smtp("127.0.0.1", 1, null, null, MailroomSettings.Tls.NONE, null, 100));
        PreparedLetter letter = post(letter("unreachable", false));

        new LetterSender(queue, letters, signIn, nowhere).sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.TEMPFAIL);
    }

    @Test
    void sendsNothingWithoutTheProtectionThatIsConfigured() {
        MailroomSettings starttls = with(new MailroomSettings.Smtp(
                "127.0.0.1", settings.smtp().port(), null, null, MailroomSettings.Tls.STARTTLS, null, 100));
        PreparedLetter letter = post(letter("unprotected", false));

        new LetterSender(queue, letters, signIn, starttls).sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.TEMPFAIL);
        assertThat(server.letters).isEmpty();
    }

    @Test
    void deliversThroughAnotherServerToo() throws Exception {
        MailroomSettings greenMail = with(new MailroomSettings.Smtp(
                "127.0.0.1",
                MailroomTest.OnTestServers.GREEN_MAIL.getSmtp().getPort(),
                null,
                null,
                MailroomSettings.Tls.NONE,
                null,
                100));
        PreparedLetter letter = post(letter("green", true));

        new LetterSender(queue, letters, signIn, greenMail).sendAll();

        assertThat(outbox.stateOf(letter.id())).contains(LetterState.ACCEPTED);
        assertThat(MailroomTest.OnTestServers.GREEN_MAIL.getReceivedMessagesForDomain("example.org"))
                .anySatisfy(message ->
                        assertThat(message.getHeader("Message-ID")[0]).contains(letter.messageId()));
    }

    private Letter letter(String key, boolean automatic) {
        return new Letter(
                reference,
                "sar/test",
                key,
                new PostAddress("Jane Roe", "jane@example.org"),
                "en",
                "Your request " + reference,
                "Dear Jane,\n\n.a line that begins with a dot\n.\nGrüße — " + "long ".repeat(300),
                null,
                List.of(),
                null,
                automatic);
    }

    private static Letter to(String address, Letter letter) {
        return new Letter(
                letter.reference(),
                letter.kind(),
                letter.key(),
                PostAddress.of(address),
                letter.language(),
                letter.subject(),
                letter.text(),
                letter.html(),
                letter.documents(),
                letter.inReplyTo(),
                letter.automatic());
    }

    /** Automatic letters that left half an hour ago, like one that is posted and withdrawn for it. */
    private void others(int count, String recipient, String domain) {
        PreparedLetter like = post(letter("like", true));
        jdbc.sql("insert into mailroom_outbound_mail (id, case_reference, kind, key, automatic, state, message_id,"
                        + " content_id, sha256, sealed_summary, envelope_from, recipient_mac, domain_mac, prepared_at,"
                        + " first_claimed_at, attempts, outcome_told) select gen_random_uuid(), case_reference, kind,"
                        + " 'other' || n, true, 'ACCEPTED', 'other' || n, content_id, sha256, sealed_summary,"
                        + " envelope_from, " + recipient + ", " + domain + ", prepared_at, :at, 1, true"
                        + " from mailroom_outbound_mail, generate_series(1, :count) n where id = :like")
                .param("at", clock.instant().minus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC))
                .param("count", count)
                .param("like", like.id())
                .update();
        in(() -> outbox.withdraw(like.id(), ACTING));
    }

    private List<String> limits() {
        return jdbc.sql("select capped_by from mailroom_outbound_mail where capped_at is not null")
                .query(String.class)
                .list();
    }

    private PreparedLetter post(Letter letter) {
        return in(() -> outbox.post(letter, ACTING));
    }

    private MailroomSettings with(MailroomSettings.Smtp smtp) {
        return with(smtp, false);
    }

    private MailroomSettings with(MailroomSettings.Smtp smtp, boolean alone) {
        return new MailroomSettings(
                false,
                alone,
                settings.domain(),
                settings.mailboxes(),
                settings.accounts(),
                smtp,
                settings.pollInterval(),
                settings.workers(),
                settings.attempts(),
                settings.retryAfter(),
                settings.caps(),
                settings.lease(),
                settings.giveUpAfter(),
                settings.signedReturnPath(),
                settings.authservIds(),
                settings.pace(),
                settings.listener());
    }

    private List<String> acts() {
        return ledger.of(reference).stream().map(RecordedAct::what).toList();
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void run(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }
}
