package org.habeas.mailroom.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail whose content was destroyed here does not stay on the mail server. */
@MailroomTest
class RemovalIntegrationTests {

    @Autowired
    private RemovalRound removal;

    @Autowired
    private ComparisonRound comparison;

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

    private ScriptedImapServer server;

    @BeforeEach
    void beginsWithNothing() throws Exception {
        server = new ScriptedImapServer();
        new IntakeUnderTest(loop, placing, mails, jdbc, desk, server.account()).clear();
    }

    @AfterEach
    void endsTheConnections() throws Exception {
        server.close();
    }

    @Test
    @MailScenario(34)
    void removesThatOneMailFromTheServerAndNoOther() throws Exception {
        UUID passport = taken("passport");
        taken("another one");

        removal.ask(List.of(passport));
        comparison.compare(server.account());
        assertThat(server.box("Done").count()).isEqualTo(2);
        removal.remove(server.account());
        comparison.compare(server.account());

        assertThat(server.box("Done").count()).isEqualTo(1);
        assertThat(server.commands).contains("UID EXPUNGE 1").doesNotContain("EXPUNGE", "UID EXPUNGE 2");
        assertThat(differences()).isEmpty();
        assertThat(jdbc.sql("select on_server from mailroom_inbound_mail where id = ? and removed_at is not null")
                        .param(passport)
                        .query(String.class)
                        .single())
                .isEqualTo("REMOVED");
    }

    @Test
    void findsTheMailByItsBytesWhenTheDoneFolderWasNumberedAnew() throws Exception {
        taken("another one");
        UUID passport = taken("passport");
        server.box("Done").remove(1);
        server.box("Done").renumber();

        removal.ask(List.of(passport));
        removal.remove(server.account());

        assertThat(server.box("Done").count()).isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void removesNoOtherMailThatHasGotTheNumber() throws Exception {
        UUID passport = taken("passport");
        server.box("Done").remove(1);
        server.box("Done").add("Subject: innocent\r\n\r\nstays\r\n".getBytes(ISO_8859_1));
        jdbc.sql("update mailroom_inbound_mail set done_uid = 2").update();

        removal.ask(List.of(passport));
        removal.remove(server.account());

        assertThat(server.box("Done").count()).isEqualTo(1);
        assertThat(differences()).containsExactly("NOT_REMOVED INBOX 1");
    }

    @Test
    @MailScenario(34)
    void saysThatTheServersCopyIsStillThereWhileItCannotBeRemoved() throws Exception {
        UUID passport = taken("passport");
        server.offers = Set.of("MOVE");
        removal.ask(List.of(passport));

        removal.remove(server.account());
        assertThat(differences()).containsExactly("NOT_REMOVED INBOX 1");

        server.offers = Set.of("MOVE", "UIDPLUS");
        removal.remove(server.account());
        assertThat(differences()).isEmpty();
        assertThat(server.box("Done").count()).isZero();
    }

    private UUID taken(String subject) {
        server.box("INBOX").add(("Subject: " + subject + "\r\n\r\n" + subject + "\r\n").getBytes(ISO_8859_1));
        comparison.compare(server.account());
        placing.placeAll();
        return jdbc.sql("select id from mailroom_inbound_mail order by uid desc limit 1")
                .query(UUID.class)
                .single();
    }

    private List<String> differences() {
        return jdbc.sql("select kind || ' ' || folder || ' ' || uid from mailroom_difference where ended_at is null")
                .query(String.class)
                .list();
    }
}
