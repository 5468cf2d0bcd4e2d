package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.MailEvidence;
import org.habeas.casework.correspondence.MailEvidence.Piece;
import org.habeas.casework.correspondence.MailEvidence.PieceId;
import org.habeas.casework.correspondence.ReceivedMail.Attachment;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.casework.vault.SealedContents;
import org.habeas.casework.vault.VaultUnavailable;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.Replay;
import org.habeas.mailroom.TestClock;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MailroomTest
class MailEvidenceIntegrationTests {

    private static final Acting CLARA = new Acting("clara", Set.of(Role.CASEWORKER), "", UUID.randomUUID());
    private static final Place INBOX = new Place("main", "INBOX", 7);
    private static final byte[] PASSPORT = "passport of Jane Roe, number X1234567".getBytes(StandardCharsets.UTF_8);
    private static final byte[] INVOICE = "invoice 88213".getBytes(StandardCharsets.UTF_8);
    private static final String MAIL =
            """
            Received: from mx.example.org by mail.northwind.example; Tue, 24 Nov 2026 10:00:00 +0000
            From: =?utf-8?Q?Jane_R=C3=B8e?= <jane@example.org>
            To: sar@northwind.example
            Message-ID: <1@example.org>
            Subject: Access
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain; charset=utf-8

            Please send me all my data.
            --c
            Content-Type: text/html; charset=utf-8

            <p>Please send me <b>all</b> my data.</p>
            --c--
            --b
            Content-Type: image/jpeg; name=passport.jpg
            Content-Disposition: attachment; filename=passport.jpg
            Content-Transfer-Encoding: base64

            %s
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename*=utf-8''r%%C3%%A9sum%%C3%%A9.dat
            Content-Transfer-Encoding: base64

            %s
            --b--
            """.formatted(base64(PASSPORT), base64(INVOICE)).replace("\n", "\r\n");

    @Autowired
    private MailEvidence evidence;

    @Autowired
    private StoredFolder folder;

    @Autowired
    private PlacingRound placing;

    @Autowired
    private MailReplay replay;

    @Autowired
    private InboundMails mails;

    @Autowired
    private SealedContents contents;

    @Autowired
    private CaseMail caseMail;

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

    private long uid;

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
    }

    @Test
    void takesEvidenceOutOfAMailForGoodAndKeepsTheRest() throws IOException {
        InboundMail before = received(MAIL);
        CaseReference reference = caseOf(before);
        CaseMail.Opened opened = caseMail.open(reference, before.id()).orElseThrow();
        assertThat(evidence.of(reference)).extracting(Piece::name).containsExactly("", "passport.jpg", "résumé.dat");

        assertThat(replay.of(before).differences()).isEmpty();

        destroy(reference, new PieceId(before.id(), 0));

        InboundMail after = mails.find(before.id()).orElseThrow();
        CaseMail.Opened left = caseMail.open(reference, before.id()).orElseThrow();
        assertThat(left.item()).isEqualTo(opened.item());
        assertThat(left.text()).isEqualTo("Please send me all my data.");
        assertThat(left.headers()).contains("Received: from mx.example.org", "=?utf-8?Q?Jane_R=C3=B8e?=");
        assertThat(left.attachments()).extracting(Attachment::name).containsExactly("destroyed.txt", "résumé.dat");
        assertThat(attachment(reference, after, 1)).isEqualTo(INVOICE);
        assertThat(new String(attachment(reference, after, 0), StandardCharsets.UTF_8))
                .contains("destroyed on", opened.attachments().get(0).sha256());
        assertThat(caseMail.safeHtml(reference, before.id()).orElseThrow()).contains("<b>all</b>");
        assertThat(raw(after)).doesNotContain(base64(PASSPORT));
        assertThat(evidence.of(reference)).extracting(Piece::name).containsExactly("", "résumé.dat");
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(replay.of(after).differences()).containsExactly(Replay.Difference.GONE);
        assertThatThrownBy(() -> contents.read(before.content())).isInstanceOf(VaultUnavailable.class);
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("mail.evidenceDestroyed"))
                .singleElement()
                .extracting(RecordedAct::facts)
                .satisfies(facts -> assertThat(facts).containsEntry("sha256", before.sha256()));
    }

    @Test
    void takesTheWordsOutOfAMail() {
        InboundMail mail = received(MAIL.replace("all my data", "all my data. My number is X1234567"));
        CaseReference reference = caseOf(mail);

        destroy(reference, new PieceId(mail.id(), PieceId.TEXT), new PieceId(mail.id(), 1));

        CaseMail.Opened left = caseMail.open(reference, mail.id()).orElseThrow();
        assertThat(left.text()).startsWith("Evidence of identity stood here.").doesNotContain("X1234567");
        assertThat(evidence.of(reference)).extracting(Piece::name).containsExactly("passport.jpg");
        destroy(reference, new PieceId(mail.id(), 0));
        assertThat(evidence.of(reference)).isEmpty();
    }

    @Test
    void destroysItInEveryCopyThatCameBeforeOrComesLater() {
        InboundMail first = received(MAIL);
        InboundMail copy = received("X-List: sar\r\n" + MAIL);
        assertThat(copy.state()).isEqualTo(InboundMail.State.DUPLICATE);

        destroy(caseOf(first), new PieceId(first.id(), 0));
        InboundMail late = received("X-List: late\r\n" + MAIL);

        assertThat(List.of(first, copy, late)).allSatisfy(mail -> {
            InboundMail now = mails.find(mail.id()).orElseThrow();
            assertThat(raw(now)).doesNotContain(base64(PASSPORT)).contains(base64(INVOICE));
            assertThat(now.sha256()).isEqualTo(mail.sha256());
        });
        assertThatThrownBy(() -> contents.read(copy.content())).isInstanceOf(VaultUnavailable.class);
        assertThat(jdbc.sql("select count(*) from casework_sealed_content c join keysets.keyset k on k.id = c.keyset_id"
                                + " join mailroom_inbound_mail m on m.sha256 = c.sha256 where k.destroyed_at is null")
                        .query(Long.class)
                        .single())
                .as("contents that still open and are a mail as it came")
                .isZero();
    }

    @Test
    void destroysNothingThatIsNotInTheMailOfTheCase() {
        InboundMail mail = received(MAIL);
        InboundMail other = received(MAIL.replace("<1@", "<2@").replace("jane@", "joan@"));

        assertThatThrownBy(() -> destroy(caseOf(mail), new PieceId(mail.id(), 2)))
                .isInstanceOf(ActRefused.class);
        assertThatThrownBy(() -> destroy(caseOf(mail), new PieceId(other.id(), 0)))
                .isInstanceOf(ActRefused.class);
        destroy(caseOf(mail), new PieceId(mail.id(), 0));
        assertThatThrownBy(() -> destroy(caseOf(mail), new PieceId(mail.id(), 0)))
                .isInstanceOf(ActRefused.class);
        assertThat(raw(mails.find(other.id()).orElseThrow())).contains(base64(PASSPORT));
    }

    private void destroy(CaseReference reference, PieceId... pieces) {
        transaction.executeWithoutResult(status -> evidence.destroy(reference, Set.of(pieces), CLARA));
    }

    private static CaseReference caseOf(InboundMail mail) {
        return Objects.requireNonNull(mail.reference());
    }

    private InboundMail received(String mail) {
        byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
        folder.store(INBOX, ++uid, clock.instant(), new ByteArrayInputStream(raw), raw.length);
        placing.placeAll();
        UUID id = jdbc.sql("select id from mailroom_inbound_mail where uid = ?")
                .param(uid)
                .query(UUID.class)
                .single();
        return mails.find(id).orElseThrow();
    }

    private byte[] attachment(CaseReference reference, InboundMail mail, int number) throws IOException {
        try (InputStream content =
                caseMail.attachment(reference, mail.id(), number).orElseThrow()) {
            return content.readAllBytes();
        }
    }

    private String raw(InboundMail mail) {
        try (InputStream content = mails.raw(mail)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
