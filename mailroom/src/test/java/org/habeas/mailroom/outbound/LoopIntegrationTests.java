package org.habeas.mailroom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.habeas.database.TestInstallation;
import org.habeas.mailroom.Acknowledging;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomApplication;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.ScriptedSmtpServer;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Machines that answer machines come to an end. */
@MailroomTest
@MailScenario(18)
class LoopIntegrationTests {

    private static final String OURS = "sar@northwind.example";
    private static final String THEIRS = "privacy@southwind.example";

    /** Rounds of a loop after which it counts as endless. */
    private static final int MANY = 12;

    private final ScriptedSmtpServer server = MailroomTest.OnTestServers.SMTP;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private LetterSender sender;

    @Autowired
    private MailroomSettings settings;

    @Autowired
    private TestDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
        server.reset();
    }

    @Test
    void twoMailroomsThatWriteToEachOtherStopAfterOneLetter() {
        ScriptedSmtpServer theirServer = new ScriptedSmtpServer();
        try (ConfigurableApplicationContext other = other(theirServer)) {
            int exchanged = exchange(other, theirServer, false);

            assertThat(exchanged).isEqualTo(1);
            assertThat(server.letters).hasSize(1);
            assertThat(theirServer.letters).isEmpty();
            assertThat(other.getBean(TestDesk.class).opened)
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.automatic()).isNotNull());
        }
    }

    @Test
    void twoMailroomsStopAtTheCapEvenWhenARelayTakesAwayWhatSaysThatALetterIsAutomatic() {
        ScriptedSmtpServer theirServer = new ScriptedSmtpServer();
        try (ConfigurableApplicationContext other = other(theirServer)) {
            int exchanged = exchange(other, theirServer, true);

            assertThat(exchanged).isLessThan(MANY);
            assertThat(server.letters).hasSizeLessThanOrEqualTo(settings.caps().addressPerHour());
            assertThat(theirServer.letters)
                    .hasSizeLessThanOrEqualTo(settings.caps().addressPerHour());
        }
    }

    @Test
    void anAnsweringMachineThatAnswersEveryAcknowledgementWithNewWordsStopsAtTheCap() {
        Acknowledging ours = new Acknowledging(context, OURS);
        int sent = 0;
        for (int i = 0; i < MANY; i++) {
            ours.take(
                    "jane@example.org",
                    "From: <jane@example.org>\r\nSubject: Thank you " + i + "\r\nMessage-ID: <" + UUID.randomUUID()
                            + "@example.org>\r\n\r\nI read what you sent, number " + i + ".\r\n");
            sender.sendAll();
            if (server.letters.size() == sent) {
                break;
            }
            sent = server.letters.size();
        }

        assertThat(server.letters).hasSize(settings.caps().addressPerHour());
        assertThat(jdbc.sql("select count(*) from mailroom_outbound_mail where capped_at is not null")
                        .query(Long.class)
                        .single())
                .as("kept back, not dropped")
                .isEqualTo(1);
    }

    @Test
    void nothingIsWrittenToOurselvesWhenOurOwnAddressIsTheSender() {
        new Acknowledging(context, OURS)
                .take("x@example.org", "From: <" + OURS + ">\r\nSubject: Hello\r\n\r\nHello.\r\n");
        sender.sendAll();

        assertThat(server.letters).isEmpty();
        assertThat(desk.opened).singleElement().satisfies(mail -> assertThat(mail.automatic())
                .isNotNull());
    }

    @Test
    void aMailWithOurAddressOnTheCopyOfAListIsACaseWithoutAnAnswer() {
        new Acknowledging(context, OURS)
                .take(
                        "list-bounces@example.org",
                        "From: <jane@example.org>\r\nTo: list@example.org\r\nCc: " + OURS
                                + "\r\nList-Id: <list.example.org>\r\nSubject: Access\r\n\r\nPlease.\r\n");
        sender.sendAll();

        assertThat(desk.opened).hasSize(1);
        assertThat(server.letters).isEmpty();
    }

    /** A forged mail begins it; each letter of one side is the other side's mail. Returns how many letters there were. */
    private int exchange(ConfigurableApplicationContext other, ScriptedSmtpServer theirServer, boolean bare) {
        Acknowledging ours = new Acknowledging(context, OURS);
        Acknowledging theirs = new Acknowledging(other, THEIRS);
        ours.take(
                THEIRS,
                "From: <" + THEIRS + ">\r\nSubject: Access\r\nMessage-ID: <forged@example.org>\r\n\r\nPlease.\r\n");
        int seen = 0;
        int back = 0;
        for (int i = 0; i < MANY; i++) {
            int before = seen + back;
            sender.sendAll();
            for (; seen < server.letters.size(); seen++) {
                theirs.take(OURS, carried(server.letters.get(seen), bare));
            }
            other.getBean(LetterSender.class).sendAll();
            for (; back < theirServer.letters.size(); back++) {
                ours.take(THEIRS, carried(theirServer.letters.get(back), bare));
            }
            if (seen + back == before) {
                break;
            }
        }
        return seen + back;
    }

    /** As it arrives; a careless relay leaves nothing but sender, subject and text. */
    private static String carried(String letter, boolean bare) {
        return bare
                ? letter.replaceAll(
                        "(?m)^(Auto-Submitted|X-Auto-Response-Suppress|References|In-Reply-To|Reply-To):"
                                + ".*\r\n(?:[ \t].*\r\n)*",
                        "")
                : letter;
    }

    private ConfigurableApplicationContext other(ScriptedSmtpServer theirServer) {
        Environment ours = context.getEnvironment();
        Map<String, Object> properties = new HashMap<>();
        for (String name : new String[] {
            "name",
            "address[0]",
            "country",
            "zone",
            "calendar",
            "officer",
            "officer-address",
            "authority",
            "dispute-resolution",
            "id"
        }) {
            String key = "habeas.company.entities[0]." + name;
            properties.put(key, ours.getRequiredProperty(key));
        }
        properties.put("habeas.company.name", "Southwind");
        properties.put("spring.jpa.hibernate.ddl-auto", "validate");
        properties.put("habeas.vault.master-key-file", "target/test-other-master-key.json");
        properties.put("habeas.vault.generate-master-key", "true");
        properties.put("habeas.mail.active", "false");
        properties.put("habeas.mail.domain", "mail.southwind.example");
        properties.put("habeas.mail.mailboxes[0].address", THEIRS);
        properties.put("habeas.mail.mailboxes[0].desk", "sar");
        properties.put("habeas.mail.mailboxes[0].legal-entity", "eu");
        properties.put("habeas.mail.accounts[0].name", "main");
        properties.put("habeas.mail.accounts[0].host", "127.0.0.1");
        properties.put("habeas.mail.accounts[0].port", "1");
        properties.put("habeas.mail.accounts[0].user", "x");
        properties.put("habeas.mail.accounts[0].password", "x");
        properties.put("habeas.mail.smtp.host", "127.0.0.1");
        properties.put("habeas.mail.smtp.port", theirServer.port());
        properties.put("habeas.mail.smtp.tls", "none");
        return new SpringApplicationBuilder(MailroomApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(new TestInstallation.FreshDatabase())
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }
}
