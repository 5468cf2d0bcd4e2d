package org.habeas.mailroom.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestClock;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes, a clock that jumps, a database that takes nothing: no mail is lost, and none makes two cases. */
@MailroomTest
class TroubleOnOurSideIntegrationTests {

    @Autowired
    private MailboxRound round;

    @Autowired
    private FolderTroubles troubles;

    @Autowired
    private ServerFolders folders;

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
    private TestClock clock;

    @Autowired
    private Environment environment;

    private final List<Thread> watching = new ArrayList<>();
    private ScriptedImapServer server;
    private FolderWatch watch;

    @BeforeEach
    void beginsWithNothing() throws Exception {
        server = new ScriptedImapServer();
        watch = watch();
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
    @MailScenario(7)
    void opensOneCaseAMailWhenTwoNodesWaitAtTheSameMailboxAndAreToldAtOnce() throws Exception {
        repeating(watch());
        repeating(watch());
        await(() -> server.commands.stream().filter("IDLE"::equals).count() >= 2);

        for (int i = 0; i < 20; i++) {
            deliver("m" + i);
            Thread.sleep(20);
        }
        await(() -> server.box("INBOX").count() == 0);
        placing.placeAll();

        assertThat(desk.opened).hasSize(20);
        assertThat(server.box("Done").count()).isEqualTo(20);
        assertThat(jdbc.sql("select count(*) from mailroom_inbound_mail")
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
        assertThat(jdbc.sql("select count(*) from mailroom_difference where ended_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @MailScenario(7)
    void placesMailAtOnceAlthoughTheClockHasJumpedADayAheadAndBack() throws Exception {
        deliver("1");
        clock.advance(Duration.ofDays(1));
        desk.failures.set(1);
        watch.look();
        deliver("2");
        watch.look();
        placing.placeAll();
        clock.advance(Duration.ofDays(-1));

        placing.placeAll();

        assertThat(desk.opened).hasSize(2);
        deliver("3");
        clock.advance(Duration.ofDays(-1));
        watch.look();
        placing.placeAll();
        clock.advance(Duration.ofDays(1));
        assertThat(desk.opened).hasSize(3);
        assertThat(server.box("INBOX").count()).isZero();
    }

    @Test
    @MailScenario(7)
    void leavesMailOnTheServerAndAlertsWhileContentCannotBeStored() throws Exception {
        deliver("1");
        deliver("2");
        asOwner("revoke insert on casework_sealed_chunk from " + applicationRole());
        try {
            assertThatThrownBy(watch::look).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(watch::look).isInstanceOf(DataAccessException.class);
        } finally {
            asOwner("grant insert on casework_sealed_chunk to " + applicationRole());
        }
        assertThat(server.box("INBOX").count()).isEqualTo(2);
        assertThat(troubles()).containsExactly("NOT_STORED");

        watch.look();
        placing.placeAll();

        assertThat(desk.opened).hasSize(2);
        assertThat(troubles()).isEmpty();
    }

    @Test
    @MailScenario(7)
    void losesNothingWhileTheDatabaseTakesNothingAtAll() throws Exception {
        deliver("1");
        String tables = "mailroom_folder, mailroom_inbound_mail, mailroom_trouble, casework_sealed_content";
        asOwner("revoke insert, update on " + tables + " from " + applicationRole());
        try {
            assertThatThrownBy(watch::look).isInstanceOf(DataAccessException.class);
        } finally {
            asOwner("grant insert, update on " + tables + " to " + applicationRole());
        }
        assertThat(server.box("INBOX").count()).isEqualTo(1);

        watch.look();
        placing.placeAll();

        assertThat(desk.opened).hasSize(1);
        assertThat(server.box("INBOX").count()).isZero();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
            assertThat(tries).as("30 seconds").isLessThan(1500);
            Thread.sleep(20);
        }
    }

    private FolderWatch watch() {
        return new FolderWatch(server.account(), "INBOX", round, troubles, Duration.ofSeconds(20), folders);
    }

    private void repeating(FolderWatch watched) {
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
    }

    private void asOwner(String statement) {
        JdbcClient.create(new DriverManagerDataSource(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password")))
                .sql(statement)
                .update();
    }

    private String applicationRole() {
        return environment.getRequiredProperty("spring.datasource.username");
    }

    private void deliver(String id) {
        server.box("INBOX")
                .add(("From: Jane Roe <jane@example.org>\r\nTo: sar@northwind.example\r\nMessage-ID: <" + id
                                + "@example.org>\r\nSubject: Access " + id + "\r\n\r\nPlease send me my data.\r\n")
                        .getBytes(ISO_8859_1));
    }

    private List<String> troubles() {
        return jdbc.sql("select kind from mailroom_trouble where account = 'scripted' order by kind")
                .query(String.class)
                .list();
    }
}
