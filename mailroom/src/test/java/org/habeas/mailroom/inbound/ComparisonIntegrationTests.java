package org.habeas.mailroom.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailboxDifference;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.ProofDesk;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proof that server and database hold the same mail, and what it says when they do not. */
@MailroomTest
class ComparisonIntegrationTests {

    private static final Acting INTAKE = new Acting("ines", Set.of(Role.INTAKE), "I look", UUID.randomUUID());

    @Autowired
    private ComparisonRound comparison;

    @Autowired
    private ProofDesk desk;

    @Autowired
    private IntakeLoop loop;

    @Autowired
    private PlacingRound placing;

    @Autowired
    private InboundMails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDesk opened;

    private ScriptedImapServer server;

    @BeforeEach
    void beginsWithNothing() throws Exception {
        server = new ScriptedImapServer();
        new IntakeUnderTest(loop, placing, mails, jdbc, opened, server.account()).clear();
    }

    @AfterEach
    void endsTheConnections() throws Exception {
        server.close();
    }

    @Test
    @MailScenario(6)
    void takesInWhatWaitsAndFindsBothSidesEqual() {
        deliver("1");
        deliver("2");

        compare();

        assertThat(differences()).isEmpty();
        assertThat(jdbc.sql("select folder || ' ' || on_server || ' ' || stored from mailroom_comparison"
                                + " where account = 'scripted'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("INBOX 0 0", "Done 2 2");
    }

    @Test
    @MailScenario(6)
    void saysThatAStoredMailIsNoLongerOnTheServerUntilItIsBack() {
        deliver("1");
        deliver("2");
        compare();
        byte[] taken = text("1");
        done().remove(1);

        compare();
        assertThat(differences()).containsExactly("GONE INBOX 1");

        done().add(taken);
        compare();
        assertThat(differences()).isEmpty();
    }

    @Test
    @MailScenario(6)
    void saysThatAMailWasPutIntoTheDoneFolderByHandBeforeItWasTakenIn() {
        deliver("1");
        compare();
        done().add(text("moved by hand"));
        deliver("2");

        compare();
        assertThat(differences()).containsExactly("UNKNOWN_IN_DONE Done 2");

        done().remove(2);
        compare();
        assertThat(differences()).isEmpty();
    }

    @Test
    void takesASecondCopyOfAStoredMailForNoDifference() {
        deliver("1");
        compare();
        done().add(text("1"));

        compare();
        compare();

        assertThat(differences()).isEmpty();
    }

    @Test
    void takesWhatLayInTheDoneFolderBeforeForNoDifference() {
        done().add(text("years ago"));

        compare();
        compare();

        assertThat(differences()).isEmpty();
    }

    @Test
    @MailScenario(4)
    void findsEveryMailByItsBytesWhenTheDoneFolderIsNumberedAnew() {
        for (int i = 0; i < 5; i++) {
            deliver("m" + i);
        }
        compare();
        done().remove(2);
        done().renumber();

        compare();

        assertThat(differences()).containsExactly("GONE INBOX 2");
    }

    @Test
    void findsMovedMailByItsBytesWhereTheServerDoesNotSayWhereItIs() {
        server.offers = Set.of("MOVE");
        deliver("1");
        deliver("2");

        compare();
        compare();

        assertThat(differences()).isEmpty();
        assertThat(jdbc.sql("select count(done_uid) from mailroom_inbound_mail")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void findsMovedMailWhenTheApplicationDiedBeforeItCouldNoteTheMove() {
        deliver("1");
        compare();
        jdbc.sql("update mailroom_inbound_mail set on_server = 'THERE', done_uid = null, done_uidvalidity = null")
                .update();

        compare();

        assertThat(differences()).isEmpty();
    }

    @Test
    @MailScenario(9)
    void saysWhichFoldersCouldNotBeComparedAndKeepsTheLastResult() throws Exception {
        deliver("1");
        compare();
        server.close();

        compare();

        assertThat(jdbc.sql("select count(*) from mailroom_comparison where account = 'scripted'"
                                + " and compared_at is not null and failed_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void letsAPersonSettleADifferenceForGood() {
        deliver("1");
        compare();
        done().remove(1);
        compare();
        MailboxDifference gone = desk.proof(INTAKE).differences().get(0);

        desk.settle(gone.id(), INTAKE);
        compare();

        assertThat(desk.proof(INTAKE).differences()).isEmpty();
        assertThatThrownBy(() -> desk.settle(gone.id(), INTAKE)).isInstanceOf(ActRefused.class);
    }

    @Test
    void comparesNowWhenAPersonAsks() {
        int differences = desk.compareNow(INTAKE);

        MailboxProof proof = desk.proof(INTAKE);
        assertThat(differences).isZero();
        assertThat(proof.complete()).isTrue();
        assertThat(proof.folders()).extracting(MailboxProof.Folder::name).containsExactly("INBOX", "Done");
        assertThat(proof.troubles()).isEmpty();
    }

    private void compare() {
        comparison.compare(server.account());
        placing.placeAll();
    }

    private ScriptedImapServer.Box done() {
        return server.box("Done");
    }

    private void deliver(String id) {
        server.box("INBOX").add(text(id));
    }

    private static byte[] text(String id) {
        return ("From: Jane Roe <jane@example.org>\r\nTo: sar@northwind.example\r\nMessage-ID: <" + id
                        + "@example.org>\r\nSubject: Access " + id + "\r\n\r\nPlease send me my data.\r\n")
                .getBytes(ISO_8859_1);
    }

    private List<String> differences() {
        return jdbc.sql("select kind || ' ' || folder || ' ' || uid from mailroom_difference where ended_at is null"
                        + " and account = 'scripted' order by uid")
                .query(String.class)
                .list();
    }
}
