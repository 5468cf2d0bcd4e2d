package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.CaseTokens;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.HoldingDesk;
import org.habeas.mailroom.MailroomHealth;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestClock;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A mailroom with a folder in memory and a desk that remembers: a test puts mail in and looks where it went. */
@MailroomTest
abstract class PlacedMail {

    static final Acting ACTING = new Acting("clara", Set.of(Role.CASEWORKER), "", UUID.randomUUID());
    static final String ACCESS = """
            From: Jane Roe <jane@example.org>
            To: sar@northwind.example
            Message-ID: <1@example.org>
            Subject: Access

            Please send me all my data.
            """;

    final FolderInMemory folder = new FolderInMemory();

    @Autowired
    MailboxRound mailboxRound;

    @Autowired
    PlacingRound placing;

    @Autowired
    IntakeLoop loop;

    @Autowired
    InboundMails mails;

    @Autowired
    HoldingDesk holding;

    @Autowired
    MailroomHealth health;

    @Autowired
    MailroomSettings settings;

    @Autowired
    Outbox outbox;

    @Autowired
    CaseMail caseMail;

    @Autowired
    CaseTokens tokens;

    @Autowired
    Ledger ledger;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void beginsWithNothing() {
        new IntakeUnderTest(
                        loop, placing, mails, jdbc, desk, settings.accounts().get(0))
                .clear();
    }

    CaseReference openCase() throws Exception {
        receive(ACCESS);
        return caseOf("Access");
    }

    CaseReference caseOf(String subject) {
        return desk.opened.stream()
                .filter(mail -> mail.subject().equals(subject))
                .map(mail -> mails.find(mail.id()).orElseThrow().reference())
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    PreparedLetter letter(CaseReference reference, boolean automatic) {
        UUID mail = mails.of(reference).get(0).id();
        return Objects.requireNonNull(transaction.execute(status -> outbox.prepare(
                new Letter(
                        reference,
                        "sar/test",
                        "test",
                        PostAddress.of("jane@example.org"),
                        "en",
                        "Your letter",
                        "text",
                        null,
                        List.of(),
                        mail,
                        automatic),
                ACTING)));
    }

    PreparedLetter sentLetter(CaseReference reference) {
        PreparedLetter letter = letter(reference, true);
        jdbc.sql("update mailroom_outbound_mail set state = 'ACCEPTED', not_before = prepared_at where id = ?")
                .param(letter.id())
                .update();
        return letter;
    }

    String returnPath(PreparedLetter letter) {
        return jdbc.sql("select envelope_from from mailroom_outbound_mail where id = ?")
                .param(letter.id())
                .query(String.class)
                .single();
    }

    List<RecordedAct> acts(CaseReference reference, String what) {
        return ledger.of(reference).stream()
                .filter(act -> act.what().equals(what))
                .toList();
    }

    static String report(String to, String action, String status) {
        return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: " + to + "\r\nSubject: report " + status
                + "\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\n"
                + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
                + "Final-Recipient: rfc822; jane@example.org\r\nAction: " + action + "\r\nStatus: " + status
                + "\r\nDiagnostic-Code: smtp; 550 for jane@example.org\r\n--r--\r\n";
    }

    String raw(CaseReference reference, int number) throws IOException {
        UUID id = caseMail.of(reference).get(number).id();
        try (InputStream raw = caseMail.raw(reference, id).orElseThrow()) {
            return new String(raw.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    HeldMail held(String reason) {
        return holding.waiting(HeldFilter.ALL, ACTING).stream()
                .filter(held -> held.reason().equals(reason))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "nothing is held as " + reason + " but " + holding.waiting(HeldFilter.ALL, ACTING)));
    }

    static String reply(String from, String to, String subject) {
        return "From: " + from + "\r\nIn-Reply-To: <" + to + ">\r\nSubject: " + subject + "\r\n\r\n" + subject + "\r\n";
    }

    void receive(String raw) throws MessagingException {
        folder.add(raw);
        take();
        placing.placeAll();
    }

    void take() throws MessagingException {
        mailboxRound.take(folder, "main", "INBOX");
    }

    List<String> states() {
        return jdbc.sql("select state from mailroom_inbound_mail order by stored_at")
                .query(String.class)
                .list();
    }
}
