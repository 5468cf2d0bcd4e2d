package org.habeas.mailroom.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestClock;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail servers that do less than they should, or nothing at all: still every mail makes one case, and people see why. */
@MailroomTest
class DifficultMailboxIntegrationTests {

    private static final Duration POLL = Duration.ofSeconds(8);

    @Autowired
    private MailboxRound round;

    @Autowired
    private FolderTroubles troubles;

    @Autowired
    private IntakeLoop loop;

    @Autowired
    private PlacingRound placing;

    @Autowired
    private InboundMails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDesk desk;

    @Autowired
    private ServerFolders folders;

    @Autowired
    private TestClock clock;

    private final List<Thread> watching = new ArrayList<>();
    private ScriptedImapServer server;
    private FolderWatch watch;

    @BeforeEach
    void beginsWithNothing() throws Exception {
        server = new ScriptedImapServer();
        watch = new FolderWatch(server.account(), "INBOX", round, troubles, POLL, folders);
        new IntakeUnderTest(loop, placing, mails, jdbc, desk, server.account()).clear();
    }

    @AfterEach
    void endsTheConnections() throws Exception {
        for (Thread thread : watching) {
            thread.interrupt();
            thread.join(5000);
        }
        watch.close();
        server.close();
    }

    @Test
    @MailScenario(8)
    void copiesFlagsAndKeepsEveryMailWhereTheServerCanNeitherMoveNorExpungeOneAlone() throws Exception {
        server.offers = Set.of("IDLE");
        deliver("1");

        lookAndPlace();
        deliver("2");
        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).hasSize(2);
        assertThat(inbox().count()).isEqualTo(2);
        assertThat(inbox().deleted()).containsExactly(1L, 2L);
        assertThat(server.box("Done").count()).isEqualTo(2);
        assertThat(server.commands).noneMatch(command -> command.contains("EXPUNGE"));
        assertThat(troubles()).containsExactly("NO_SAFE_MOVE");
    }

    @Test
    @MailScenario(8)
    void copiesFlagsAndExpungesThatOneMailWhereTheServerHasNoMove() throws Exception {
        server.offers = Set.of("UIDPLUS");
        deliver("1");
        inbox().add("Subject: deleted by a person\r\n\r\n".getBytes(ISO_8859_1));

        lookAndPlace();

        assertThat(inbox().count()).isZero();
        assertThat(server.commands).contains("UID EXPUNGE 1", "UID EXPUNGE 2").doesNotContain("EXPUNGE");
        assertThat(troubles()).isEmpty();
    }

    @Test
    @MailScenario(8)
    void makesOneCaseAndWarnsWhileTheMailboxIsFullAndMovesTheMailWhenThereIsRoom() throws Exception {
        server.refusals.put("UID MOVE", "NO [OVERQUOTA] mailbox is full");
        deliver("1");

        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).hasSize(1);
        assertThat(inbox().count()).isEqualTo(1);
        assertThat(troubles()).containsExactly("OVER_QUOTA");

        server.refusals.clear();
        lookAndPlace();

        assertThat(desk.opened).hasSize(1);
        assertThat(inbox().count()).isZero();
        assertThat(server.box("Done").count()).isEqualTo(1);
        assertThat(troubles()).isEmpty();
    }

    @Test
    @MailScenario(8)
    void makesOneCaseAndWarnsWhenTheMoveIsRefusedForReasonsOfItsOwn() throws Exception {
        server.refusals.put("UID MOVE", "NO not allowed");
        deliver("1");

        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).hasSize(1);
        assertThat(troubles()).containsExactly("MOVE_REFUSED");
    }

    @Test
    @MailScenario(8)
    void makesOneCaseFromAFolderThatMayOnlyBeReadAndWarns() throws Exception {
        server.readOnly = true;
        deliver("1");

        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).hasSize(1);
        assertThat(inbox().count()).isEqualTo(1);
        assertThat(server.commands).noneMatch(command -> command.startsWith("UID MOVE"));
        assertThat(troubles()).containsExactly("READ_ONLY");
    }

    @Test
    @MailScenario(2)
    void storesNoPartOfAMailWhoseTextBreaksOffAndTakesItWholeOverTheNextConnection() throws Exception {
        int size = text("1").length;
        for (int bytes : new int[] {0, 1, size / 2, size - 1}) {
            deliver("cut after " + bytes);
            server.cutAfter.set(bytes);

            assertThatThrownBy(watch::look).isInstanceOf(MessagingException.class);
            long before = stored();
            lookAndPlace();

            assertThat(stored()).isEqualTo(before + 1);
        }

        assertThat(desk.opened).hasSize(4);
        assertThat(jdbc.sql("select c.size from mailroom_inbound_mail m join casework_sealed_content c"
                                + " on c.id = m.content_id")
                        .query(Integer.class)
                        .list())
                .allMatch(stored -> stored >= size);
        assertThat(inbox().count()).isZero();
        assertThat(troubles()).isEmpty();
    }

    @Test
    @MailScenario(3)
    void waitsForTheTextOfAMailThatTheServerFillsInLaterAndOpensOneWholeCase() throws Exception {
        long uid = deliver("1");
        deliver("2");
        inbox().withhold(uid, true);

        for (int look = 0; look < 6; look++) {
            lookAndPlace();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(desk.opened).hasSize(1);
        assertThat(troubles()).containsExactly("INCOMPLETE");
        assertThat(differences()).containsExactly("NOT_TAKEN 1");

        inbox().withhold(uid, false);
        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).hasSize(2);
        assertThat(troubles()).isEmpty();
        assertThat(differences()).isEmpty();
    }

    @Test
    @MailScenario(4)
    void opensNoNewCaseFromFiveHundredOldMailsThatTheServerHasNumberedAnew() throws Exception {
        server.readOnly = true;
        for (int i = 0; i < 500; i++) {
            deliver("m" + i);
        }
        lookAndPlace();
        assertThat(desk.opened).hasSize(500);
        desk.reset();

        inbox().renumber();
        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).isEmpty();
        assertThat(desk.joined).isEmpty();
        assertThat(jdbc.sql("select on_server || ' ' || state || ' ' || count(*) from mailroom_inbound_mail"
                                + " group by on_server, state")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("RENUMBERED OPENED 500", "THERE DUPLICATE 500");
        assertThat(jdbc.sql("select count(*) from mailroom_outbound_mail")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from mailroom_folder where renumbered_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @MailScenario(4)
    void takesTheNewFolderUpAndNamesWhatWentAwayWithTheOldOneThatWasRenamed() throws Exception {
        deliver("1");
        inbox().withhold(deliver("2"), true);
        lookAndPlace();
        server.rename("INBOX", "Old");
        inbox().renumber();
        deliver("3");

        lookAndPlace();
        lookAndPlace();

        assertThat(desk.opened).hasSize(2);
        assertThat(inbox().count()).isZero();
        assertThat(server.box("Old").count()).isEqualTo(1);
        assertThat(differences()).containsExactly("VANISHED 2");
        assertThat(jdbc.sql("select count(*) from mailroom_folder where renumbered_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @MailScenario(6)
    void saysWhatAPersonMovedOrDeletedBeforeItWasTakenIn() throws Exception {
        deliver("1");
        lookAndPlace();
        deliver("2");
        inbox().remove(2);
        deliver("3");
        long listed = deliver("4");
        inbox().withhold(listed, true);
        lookAndPlace();
        inbox().remove(listed);
        lookAndPlace();

        assertThat(desk.opened).hasSize(2);
        assertThat(differences()).containsExactly("SKIPPED 2", "VANISHED 4");
    }

    @Test
    @MailScenario(5)
    void opensOneCaseFromAMailThatLiesInTheInboxAndAmongTheJunk() throws Exception {
        deliver("1");
        server.box("Junk").add(text("1"));
        FolderWatch junk = new FolderWatch(server.account(), "Junk", round, troubles, POLL, folders);

        watch.look();
        junk.look();
        junk.close();
        placing.placeAll();

        assertThat(desk.opened).hasSize(1);
        assertThat(jdbc.sql("select state from mailroom_inbound_mail order by state")
                        .query(String.class)
                        .list())
                .containsExactly("DUPLICATE", "OPENED");
        assertThat(server.box("Done").count()).isEqualTo(2);
    }

    @Test
    @MailScenario(9)
    void takesMailInWithinSecondsWithoutAskingAgainAndAgain() throws Exception {
        FolderWatch patient =
                new FolderWatch(server.account(), "INBOX", round, troubles, Duration.ofMinutes(5), folders);
        Thread node = repeating(patient);
        awaitAtMost(Duration.ofSeconds(10), () -> server.commands.contains("IDLE"));

        deliver("1");
        awaitAtMost(Duration.ofSeconds(5), () -> stored() == 1);
        deliver("2");
        awaitAtMost(Duration.ofSeconds(5), () -> stored() == 2);

        assertThat(server.commands.stream().filter(command -> command.startsWith("LOGIN")))
                .hasSize(1);
        node.interrupt();
        node.join(2000);
        assertThat(node.isAlive()).isFalse();
        assertThat(server.commands).contains("DONE");
    }

    @Test
    @MailScenario(9)
    void takesMailInWithinThePollIntervalWhenTheWaitIsDeadWithoutAWord() throws Exception {
        repeating(watch);
        awaitAtMost(Duration.ofSeconds(10), () -> server.commands.contains("IDLE"));

        server.mute = true;
        deliver("1");
        int connections = logins();
        awaitAtMost(POLL, () -> server.commands.contains("DONE"));
        Thread.sleep(100);
        server.mute = false;
        awaitAtMost(POLL, () -> stored() == 1);

        assertThat(logins()).isGreaterThan(connections);
    }

    @Test
    @MailScenario(9)
    void saysThatTheSignInIsRefusedAndGoesOnByItselfWhenItIsNot() throws Exception {
        server.refusals.put("LOGIN", "NO [AUTHENTICATIONFAILED] token expired");
        deliver("1");

        assertThatThrownBy(watch::look).isInstanceOf(MessagingException.class);
        assertThatThrownBy(watch::look).isInstanceOf(MessagingException.class);
        assertThat(troubles()).containsExactly("SIGN_IN_REFUSED");

        server.refusals.clear();
        lookAndPlace();

        assertThat(desk.opened).hasSize(1);
        assertThat(troubles()).isEmpty();
    }

    @Test
    @MailScenario(9)
    void saysThatTheServerCannotBeReached() throws Exception {
        lookAndPlace();
        server.close();

        assertThatThrownBy(watch::look).isInstanceOf(MessagingException.class);

        assertThat(troubles()).containsExactly("UNREACHABLE");
    }

    @Test
    @MailScenario(4)
    void saysThatTheFolderIsMissingAndTakesTheRecreatedOneUp() throws Exception {
        deliver("1");
        lookAndPlace();
        server.drop("INBOX");
        server.refusals.put("SELECT INBOX", "NO no such folder");

        assertThatThrownBy(watch::look).isInstanceOf(MessagingException.class);
        assertThat(troubles()).containsExactly("FOLDER_MISSING");

        server.refusals.clear();
        inbox().renumber();
        deliver("2");
        lookAndPlace();

        assertThat(desk.opened).hasSize(2);
        assertThat(troubles()).isEmpty();
    }

    private Thread repeating(FolderWatch watched) {
        Thread thread = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        watched.watch();
                    } catch (MessagingException e) {
                        Thread.sleep(50);
                    }
                }
            } catch (InterruptedException e) {
                watched.close();
            }
        });
        thread.setDaemon(true);
        thread.start();
        watching.add(thread);
        return thread;
    }

    private static void awaitAtMost(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = Clock.systemUTC().millis() + limit.toMillis();
        while (!condition.getAsBoolean()) {
            assertThat(Clock.systemUTC().millis()).as("in time").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private int logins() {
        return (int) server.commands.stream()
                .filter(command -> command.startsWith("LOGIN"))
                .count();
    }

    private long stored() {
        return jdbc.sql("select count(*) from mailroom_inbound_mail")
                .query(Long.class)
                .single();
    }

    private ScriptedImapServer.Box inbox() {
        return server.box("INBOX");
    }

    private long deliver(String id) {
        return inbox().add(text(id));
    }

    private static byte[] text(String id) {
        return ("From: Jane Roe <jane@example.org>\r\nTo: sar@northwind.example\r\nMessage-ID: <"
                        + id.replace(" ", "") + "@example.org>\r\nSubject: Access " + id
                        + "\r\n\r\nPlease send me my data.\r\n")
                .getBytes(ISO_8859_1);
    }

    private void lookAndPlace() throws MessagingException {
        watch.look();
        placing.placeAll();
    }

    private List<String> troubles() {
        return jdbc.sql("select kind from mailroom_trouble where account = 'scripted' order by kind")
                .query(String.class)
                .list();
    }

    private List<String> differences() {
        return jdbc.sql("select kind || ' ' || uid from mailroom_difference where ended_at is null order by uid")
                .query(String.class)
                .list();
    }
}
