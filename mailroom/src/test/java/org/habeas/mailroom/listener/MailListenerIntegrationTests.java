package org.habeas.mailroom.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailSettingsInvalid;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Listener;
import org.habeas.mailroom.MailroomSettings.Listener.Protocol;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.TestSettings;
import org.habeas.mailroom.inbound.DirectDeliveries;
import org.habeas.mailroom.inbound.InboundMail;
import org.habeas.mailroom.inbound.InboundMails;
import org.habeas.mailroom.server.SelfSignedCertificate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@MailroomTest
class MailListenerIntegrationTests {

    private static final String MAIL = String.join(
            "\r\n",
            "From: Jane Roe <jane@example.org>",
            "Subject: Access",
            "Message-ID: <one@example.org>",
            "",
            "Please.",
            "");

    @Autowired
    private MailListener mailListener;

    @Autowired
    private DirectDeliveries deliveries;

    @Autowired
    private MailroomSettings settings;

    @Autowired
    private ObjectProvider<SslBundles> certificates;

    @Autowired
    private InboundMails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDesk desk;

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
    }

    @Test
    void answersOnceForEveryRecipientAfterTheMailIsStored() throws Exception {
        try (Listening listening = new Listening(mailListener.open(with(Protocol.LMTP)));
                BareClient client = listening.client()) {
            assertThat(client.say("LHLO mx.northwind.example"))
                    .contains("SIZE 2000", "8BITMIME", "SMTPUTF8")
                    .doesNotContain("STARTTLS");
            assertThat(client.say("MAIL FROM:<jane@example.org> BODY=8BITMIME SIZE=100"))
                    .startsWith("250");
            assertThat(client.say("RCPT TO:<sar@northwind.example>")).startsWith("250");
            assertThat(client.say("RCPT TO:<nobody@northwind.example>")).startsWith("550 5.1.1");
            assertThat(client.say("RCPT TO:<SAR+x@northwind.example>")).startsWith("250");
            assertThat(client.say("DATA")).startsWith("354");
            client.send(MAIL + ".\r\n");
            assertThat(client.answer()).startsWith("250 2.6.0");
            assertThat(raws()).containsExactly(MAIL);
            assertThat(client.answer()).startsWith("250 2.6.0");
            assertThat(client.say("QUIT")).startsWith("221");
        }
    }

    @Test
    void keepsEveryByteAndTheEnvelope() throws Exception {
        String odd = String.join(
                "\r\n",
                "Received: from x; Sun, 22 Nov 2026 08:00:00 +0000",
                "Subject: raw \u00e4\u00ff",
                "",
                ".dot",
                "\n.\nbare\r.\r\0",
                "");
        try (Listening listening = new Listening(mailListener.open(with(Protocol.LMTP)))) {
            assertThat(listening.deliver("", odd.replace("\r\n.", "\r\n.."))).startsWith("250");
        }

        assertThat(raws()).containsExactly(odd);
        InboundMail mail = stored().get(0);
        assertThat(mails.envelope(mail)).satisfies(envelope -> {
            assertThat(envelope.returnPath()).isEmpty();
            assertThat(envelope.recipients()).containsExactly("sar@northwind.example");
        });
        assertThat(mail.receivedAt()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(jdbc.sql("select count(*) from mailroom_inbound_mail where on_server = 'THERE'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesForNowWhatCannotBeStored() throws Exception {
        Dialogue.Taking down = (envelope, head, raw) -> {
            throw new DataAccessResourceFailureException("the database is down");
        };
        try (Listening listening = new Listening(mailListener.open(with(Protocol.LMTP), down))) {
            assertThat(listening.deliver("jane@example.org", MAIL)).startsWith("451 4.3.0");
        }
        assertThat(raws()).isEmpty();
    }

    @Test
    void refusesForGoodWhatIsTooLargeAnnouncedOrNot() throws Exception {
        try (Listening listening = new Listening(mailListener.open(with(Protocol.SMTP)));
                BareClient client = listening.client()) {
            client.say("EHLO mx");
            assertThat(client.say("MAIL FROM:<a@example.org> SIZE=2001")).startsWith("552 5.3.4");
            assertThat(client.say("MAIL FROM:<a@example.org>")).startsWith("250");
            client.say("RCPT TO:<sar@northwind.example>");
            client.say("DATA");
            client.send(MAIL + "x".repeat(3000) + "\r\n.\r\n");
            assertThat(client.answer()).startsWith("552 5.3.4");
            assertThat(client.say("NOOP")).as("goes on afterwards").startsWith("250");
        }
        assertThat(raws()).isEmpty();
    }

    @Test
    void storesALargeMailThatDoesNotFitIntoMemoryWhole() throws Exception {
        String large = MAIL + "0123456789abcdef\r\n".repeat(150_000);
        Listener roomy = new Listener(
                0, "127.0.0.1", Protocol.LMTP, "roomy", DataSize.ofMegabytes(10), 2, Duration.ofSeconds(20), null);
        try (Listening listening = new Listening(mailListener.open(roomy))) {
            assertThat(listening.deliver("jane@example.org", large)).startsWith("250");
        }
        assertThat(raws()).containsExactly(large);
    }

    @Test
    void storesNothingOfAMailThatBreaksOff() throws Exception {
        try (Listening listening = new Listening(mailListener.open(with(Protocol.SMTP)))) {
            try (BareClient client = listening.client()) {
                client.say("EHLO mx");
                client.say("MAIL FROM:<a@example.org>");
                client.say("RCPT TO:<sar@northwind.example>");
                client.say("DATA");
                client.send(MAIL + ".\r");
            }
        }
        assertThat(raws()).isEmpty();
    }

    @Test
    void speaksOneProtocolInItsOrder() throws Exception {
        try (Listening listening = new Listening(mailListener.open(with(Protocol.SMTP)));
                BareClient client = listening.client()) {
            assertThat(client.say("MAIL FROM:<a@example.org>")).startsWith("503");
            assertThat(client.say("LHLO mx")).startsWith("500");
            assertThat(client.say("EHLO mx")).contains("SIZE 2000");
            assertThat(client.say("DATA")).startsWith("503");
            assertThat(client.say("RCPT TO:<sar@northwind.example>")).startsWith("503");
            assertThat(client.say("MAIL FROM:<a@example.org> RET=HDRS")).startsWith("555");
            assertThat(client.say("MAIL FROM:<\u7528\u6237@example.org>")).startsWith("553 5.6.7");
            assertThat(client.say("MAIL FROM:<\u7528\u6237@example.org> SMTPUTF8"))
                    .startsWith("250");
            assertThat(client.say("RCPT TO:<\u7528@northwind.example>")).startsWith("550");
            assertThat(client.say("STARTTLS")).startsWith("502");
            for (int i = 0; i < 4; i++) {
                client.say("NONSENSE");
            }
            assertThat(client.say("NONSENSE")).startsWith("500");
            assertThat(client.answer()).startsWith("421");
            assertThat(client.answer()).isEqualTo("hung up");
        }
    }

    @Test
    void sendsAwayWhoComesWhenAllConnectionsAreTaken() throws Exception {
        try (Listening listening = new Listening(mailListener.open(with(Protocol.LMTP)));
                BareClient one = new BareClient(listening.port());
                BareClient two = new BareClient(listening.port());
                BareClient three = new BareClient(listening.port())) {
            assertThat(one.answer()).startsWith("220");
            assertThat(two.answer()).startsWith("220");
            assertThat(three.answer()).startsWith("421 4.3.2");
            assertThat(three.answer()).isEqualTo("hung up");
        }
    }

    @Test
    void hangsUpOnWhoSaysNothingAndOnLinesWithoutEnd() throws Exception {
        Listener impatient = new Listener(
                0, "127.0.0.1", Protocol.LMTP, "quick", DataSize.ofKilobytes(2), 2, Duration.ofMillis(300), null);
        try (Listening listening = new Listening(mailListener.open(impatient))) {
            try (BareClient silent = listening.client()) {
                assertThat(silent.answer()).startsWith("421 4.4.2");
            }
            try (BareClient endless = listening.client()) {
                endless.send("x".repeat(5000));
                assertThat(endless.answer()).startsWith("500 5.5.2");
            }
        }
    }

    @Test
    void goesOnUnderTlsWhenACertificateIsConfiguredAndForgetsWhatWasSaidBefore(@TempDir Path folder) throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.in(folder);
        try (Listening listening = new Listening(secured(certificate).open(secured("127.0.0.1")));
                BareClient client = listening.client()) {
            assertThat(client.say("LHLO mx")).contains("STARTTLS");
            assertThat(client.say("MAIL FROM:<jane@example.org>")).startsWith("250");
            client.send("STARTTLS\r\nMAIL FROM:<smuggled@evil.example>\r\n");
            assertThat(client.answer()).startsWith("220");
            client.protect(trusting(certificate));
            assertThat(client.say("RCPT TO:<sar@northwind.example>")).startsWith("503");
            assertThat(client.say("LHLO mx")).doesNotContain("STARTTLS");
            assertThat(client.say("MAIL FROM:<jane@example.org>")).startsWith("250");
            assertThat(client.say("RCPT TO:<sar@northwind.example>")).startsWith("250");
            assertThat(client.say("DATA")).startsWith("354");
            client.send(MAIL + ".\r\n");
            assertThat(client.answer()).startsWith("250");
        }
        assertThat(raws()).containsExactly(MAIL);
    }

    @Test
    void takesNothingWithoutTlsFromAnotherHost(@TempDir Path folder) throws Exception {
        InetAddress outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(outside != null, "this machine has no address but its own");
        try (Listening listening =
                        new Listening(secured(SelfSignedCertificate.in(folder)).open(secured("0.0.0.0")));
                BareClient client = new BareClient(Objects.requireNonNull(outside), listening.port())) {
            assertThat(client.answer()).startsWith("220");
            assertThat(client.say("LHLO mx")).contains("STARTTLS");
            assertThat(client.say("MAIL FROM:<jane@example.org>")).startsWith("530 5.7.0");
        }
    }

    @Test
    void listensWhileItsLoopRunsAndGivesThePortBack() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Listener listener = new Listener(
                port, "127.0.0.1", Protocol.LMTP, "loop", DataSize.ofBytes(2000), 2, Duration.ofSeconds(20), null);
        MailroomLoop.Round round = new MailListener(
                        deliveries, TestSettings.listeningOn(settings, listener), certificates)
                .rounds()
                .get(0);
        Thread loop = new Thread(() -> run(round));
        loop.start();
        try (BareClient client = connected(port)) {
            assertThat(client.answer()).startsWith("220");
            loop.interrupt();
            loop.join(Duration.ofSeconds(20).toMillis());
            assertThat(client.answer()).isEqualTo("hung up");
        }
        try (ServerSocket again = new ServerSocket(port)) {
            assertThat(again.isBound()).isTrue();
        }
        assertThat(mailListener.rounds())
                .as("nothing is listened to unless the settings say so")
                .isEmpty();
    }

    @Test
    void stillAnswersForTheMailThatIsBeingStoredWhenItStops() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        OpenPort port = mailListener.open(with(Protocol.SMTP), (envelope, head, raw) -> {
            storing.countDown();
            await(goOn);
        });
        Thread loop = new Thread(() -> serve(port));
        loop.start();
        try (BareClient client = new BareClient(port.number())) {
            client.answer();
            client.say("EHLO mx");
            client.say("MAIL FROM:<jane@example.org>");
            client.say("RCPT TO:<sar@northwind.example>");
            client.say("DATA");
            client.send(MAIL + ".\r\n");
            await(storing);
            loop.interrupt();
            Thread.sleep(1000);
            goOn.countDown();

            assertThat(client.answer()).startsWith("250 2.6.0");
            assertThat(client.answer()).isEqualTo("hung up");
        }
        loop.join();
    }

    private static void serve(OpenPort port) {
        try (port) {
            port.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void bindsWithWhatIsSafeAndRefusesAnotherHostWithoutACertificate() {
        Listener bound = bound(Map.of("port", "2424"));
        assertThat(bound.address()).isEqualTo("127.0.0.1");
        assertThat(bound.protocol()).isEqualTo(Protocol.LMTP);
        assertThat(bound.maxSize()).isEqualTo(DataSize.ofMegabytes(100));

        assertThatThrownBy(() -> bound(Map.of("port", "2424", "address", "0.0.0.0")))
                .rootCause()
                .isInstanceOf(MailSettingsInvalid.class)
                .hasMessageContaining("without a certificate");
    }

    private static Listener bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("", Bindable.of(Listener.class));
    }

    private MailListener secured(SelfSignedCertificate certificate) throws IOException {
        PemSslStoreDetails store = PemSslStoreDetails.forCertificate(Files.readString(certificate.pem()))
                .withPrivateKey(Files.readString(certificate.privateKey()));
        DefaultSslBundleRegistry bundles =
                new DefaultSslBundleRegistry("mail", SslBundle.of(new PemSslStoreBundle(store, null)));
        return new MailListener(deliveries, settings, new FixedBundles(bundles));
    }

    private static Listener secured(String address) {
        return new Listener(
                0, address, Protocol.LMTP, "secured", DataSize.ofBytes(2000), 2, Duration.ofSeconds(20), "mail");
    }

    private static SSLContext trusting(SelfSignedCertificate certificate) throws Exception {
        PemSslStoreDetails trusted = PemSslStoreDetails.forCertificate(Files.readString(certificate.pem()));
        return SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext();
    }

    private static void run(MailroomLoop.Round round) {
        try {
            round.work().run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static BareClient connected(int port) throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                return new BareClient(port);
            } catch (ConnectException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("nobody listens");
    }

    private record FixedBundles(SslBundles bundles) implements ObjectProvider<SslBundles> {
        @Override
        public SslBundles getObject() {
            return bundles;
        }
    }

    private Listener with(Protocol protocol) {
        return new Listener(
                0, "127.0.0.1", protocol, "direct", DataSize.ofBytes(2000), 2, Duration.ofSeconds(20), null);
    }

    private List<InboundMail> stored() {
        return jdbc.sql("select id from mailroom_inbound_mail order by uid").query(UUID.class).list().stream()
                .map(id -> mails.find(id).orElseThrow())
                .toList();
    }

    private List<String> raws() throws IOException {
        List<String> raws = new ArrayList<>();
        for (InboundMail mail : stored()) {
            try (InputStream raw = mails.raw(mail)) {
                raws.add(new String(raw.readAllBytes(), ISO_8859_1));
            }
        }
        return raws;
    }
}
