package org.habeas.mailroom.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomSettings.Listener;
import org.habeas.mailroom.MailroomSettings.Listener.Protocol;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.inbound.DirectDeliveries;
import org.habeas.mailroom.inbound.InboundMail;
import org.habeas.mailroom.inbound.InboundMails;
import org.habeas.mailroom.inbound.PlacingByHand;
import org.habeas.mailroom.reading.Envelope;
import org.habeas.mailroom.server.RealMailServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Postfix brings mail by LMTP, keeps what is not taken, and comes again. */
@MailroomTest
class PostfixDeliveryIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NO_ID =
            "From: Jane Roe <jane@example.org>\r\nSubject: Access\r\n\r\n.Please \u00e4.\r\n";

    @TempDir
    Path folder;

    @Autowired
    private MailListener mailListener;

    @Autowired
    private DirectDeliveries deliveries;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InboundMails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDesk desk;

    private final AtomicInteger brought = new AtomicInteger();

    @BeforeEach
    void beginsWithNothing() {
        RealMailServers.available().require();
        EmptyMailroom.begin(jdbc, desk);
    }

    @Test
    void takesOverWhatPostfixBringsWithItsEnvelopeAndRefusesUnknownRecipients() throws Exception {
        try (Listening listening = listening(this::store);
                RealMailServers servers = routed(listening)) {
            servers.deliver(NO_ID.getBytes(ISO_8859_1), "jane@example.org", "sar@northwind.example");
            servers.deliver(NO_ID.getBytes(ISO_8859_1), "", "sar@northwind.example");
            servers.deliver(NO_ID.getBytes(ISO_8859_1), "jane@example.org", "nobody@northwind.example");
            servers.awaitEmptyQueue(SOON);
            assertThat(servers.awaitMessages("jane@example.org", 1, SOON))
                    .singleElement()
                    .satisfies(
                            bounce -> assertThat(new String(bounce, ISO_8859_1)).contains("550 5.1.1 Nobody"));
        }
        PlacingByHand.placeAll(context);

        assertThat(stored()).hasSize(2).allSatisfy(mail -> assertThat(raw(mail))
                .startsWith("Received: ")
                .endsWith(NO_ID.substring(NO_ID.indexOf("From:"))));
        assertThat(stored().stream().map(mails::envelope))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(Objects.requireNonNull(one).returnPath())
                                .isEqualTo("jane@example.org"),
                        two -> assertThat(Objects.requireNonNull(two).returnPath())
                                .isEmpty());
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    @MailScenario(7)
    void postfixKeepsAMailWhileTheDatabaseIsDownAndBringsItLater() throws Exception {
        try (Listening listening = listening((envelope, head, raw) -> {
                    if (brought.incrementAndGet() < 3) {
                        throw new DataAccessResourceFailureException("the database is down");
                    }
                    store(envelope, head, raw);
                });
                RealMailServers servers = routed(listening)) {
            servers.deliver(NO_ID.getBytes(ISO_8859_1), "jane@example.org", "sar@northwind.example");
            servers.awaitEmptyQueue(SOON);
        }
        PlacingByHand.placeAll(context);

        assertThat(brought).hasValue(3);
        assertThat(states()).containsExactly("OPENED");
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    @MailScenario(1)
    void opensOneCaseWhenTheAnswerIsLostBehindTheCommitAndPostfixComesAgain() throws Exception {
        try (Listening listening = listening((envelope, head, raw) -> {
                    store(envelope, head, raw);
                    if (brought.incrementAndGet() == 1) {
                        // As if the application had died between the commit and the answer.
                        throw new AssertionError("dies here");
                    }
                });
                RealMailServers servers = routed(listening)) {
            servers.deliver(NO_ID.getBytes(ISO_8859_1), "jane@example.org", "sar@northwind.example");
            servers.awaitEmptyQueue(SOON);
        }
        PlacingByHand.placeAll(context);

        assertThat(brought).hasValue(2);
        assertThat(states()).containsExactlyInAnyOrder("OPENED", "DUPLICATE");
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).isEmpty();
    }

    private Listening listening(Dialogue.Taking taking) throws IOException {
        return new Listening(mailListener.open(
                new Listener(
                        0,
                        "127.0.0.1",
                        Protocol.LMTP,
                        "direct",
                        DataSize.ofMegabytes(5),
                        5,
                        Duration.ofSeconds(20),
                        null),
                taking));
    }

    private RealMailServers routed(Listening listening) {
        return RealMailServers.startWithRoutes(folder, Map.of("northwind.example", listening.port()));
    }

    private void store(Envelope envelope, byte[] head, InputStream raw) {
        deliveries.store("direct", "LMTP", envelope, head, raw);
    }

    private List<InboundMail> stored() {
        return jdbc.sql("select id from mailroom_inbound_mail order by uid").query(UUID.class).list().stream()
                .map(id -> mails.find(id).orElseThrow())
                .toList();
    }

    private List<String> states() {
        return stored().stream().map(mail -> mail.state().name()).toList();
    }

    private String raw(InboundMail mail) {
        try (InputStream raw = mails.raw(mail)) {
            return new String(raw.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
