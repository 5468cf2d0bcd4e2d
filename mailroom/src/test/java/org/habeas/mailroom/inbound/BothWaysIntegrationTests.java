package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.habeas.mailroom.inbound.StoredFolder.Place;
import org.habeas.mailroom.reading.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail out of a mailbox and mail that a server brought meet in one sorting. */
@MailroomTest
class BothWaysIntegrationTests {

    private static final String MAIL =
            "From: Jane Roe <jane@example.org>\r\nSubject: Access\r\nMessage-ID: <both@example.org>\r\n\r\nPlease.\r\n";

    @Autowired
    private DirectDeliveries deliveries;

    @Autowired
    private StoredFolder mailbox;

    @Autowired
    private PlacingRound placing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDesk desk;

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
    }

    @Test
    @MailScenario(5)
    void opensOneCaseFromAMailThatCameOverBothWays() {
        bring("jane@example.org", "Received: from x; Sun, 22 Nov 2026 08:00:00 +0000\r\n" + MAIL);
        placing.placeAll();
        lay("Return-Path: <jane@example.org>\r\nDelivered-To: sar@northwind.example\r\n" + MAIL);
        placing.placeAll();

        assertThat(states()).containsExactlyInAnyOrder("OPENED", "DUPLICATE");
        assertThat(desk.opened).hasSize(1);
    }

    @Test
    void takesAMailWithoutReturnPathForAutomaticThoughNoHeaderSaysSo() {
        bring("", MAIL);
        placing.placeAll();

        assertThat(desk.opened).singleElement().satisfies(mail -> assertThat(mail.automatic())
                .isNotNull());
    }

    @Test
    void sortsByTheEnvelopeWhenTheMailNamesNobodyOfUs() {
        bring("jane@example.org", "To: undisclosed-recipients:;\r\n" + MAIL);
        placing.placeAll();

        assertThat(desk.opened).singleElement().satisfies(mail -> assertThat(mail.automatic())
                .isNull());
    }

    @Test
    void countsASecondMailWithoutMessageIdAsSentAgainUnlessItIsTheSameArrival() {
        String plain = MAIL.replace("Message-ID: <both@example.org>\r\n", "");
        String first = "Received: from x; Sun, 22 Nov 2026 08:00:00 +0000\r\n" + plain;
        bring("jane@example.org", first);
        bring("jane@example.org", first);
        bring("jane@example.org", first.replace("08:00:00", "09:00:00"));
        placing.placeAll();

        assertThat(states()).containsExactlyInAnyOrder("OPENED", "DUPLICATE", "JOINED");
        assertThat(desk.opened).hasSize(1);
        assertThat(desk.joined).hasSize(1);
    }

    @Test
    void storesTheMailAndItsEnvelopeOrNeither() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.ISO_8859_1)), closed);

        assertThatThrownBy(() -> deliveries.store(
                        "direct", "LMTP", new Envelope("", List.of("sar@northwind.example")), new byte[0], broken))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(states()).isEmpty();
    }

    @Test
    void believesNoArrivalInTheFuture() {
        bring("jane@example.org", "Received: from x; Sun, 22 Nov 2099 08:00:00 +0000\r\n" + MAIL);

        assertThat(jdbc.sql("select count(*) from mailroom_inbound_mail where received_at <= stored_at")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void bring(String returnPath, String mail) {
        byte[] raw = mail.getBytes(StandardCharsets.ISO_8859_1);
        deliveries.store(
                "direct",
                "LMTP",
                new Envelope(returnPath, List.of("sar@northwind.example")),
                raw,
                new ByteArrayInputStream(raw));
    }

    private void lay(String mail) {
        byte[] raw = mail.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(mailbox.store(
                        new Place("main", "INBOX", 1),
                        1,
                        Instant.parse("2026-11-22T08:00:01Z"),
                        new ByteArrayInputStream(raw),
                        raw.length))
                .isTrue();
    }

    private List<String> states() {
        return jdbc.sql("select state from mailroom_inbound_mail order by uid")
                .query(String.class)
                .list();
    }
}
