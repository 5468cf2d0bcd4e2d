package org.habeas.inbox;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.correspondence.ReceivedMail;
import org.springframework.stereotype.Component;

/** Stands in for the mail room: every case has one mail in, an acknowledgement and a prepared answer. */
@Component
class Post implements CaseMail, Outbox {

    static final UUID REQUEST = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    static final UUID ACKNOWLEDGEMENT = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
    static final UUID ANSWER = UUID.fromString("00000000-0000-0000-0000-0000000000a3");
    static final String SHA256 = "9f2c41d80be75a36e1c47720b98d03fa66d18e5f2c07a4b9f3105cd28871be46";
    static final byte[] RAW = "From: =?broken\r\n\r\n\u00ff\u0000raw".getBytes(StandardCharsets.ISO_8859_1);
    static final String TEXT = """
            Hello,

            I have had an account with you since 2019 (the e-mail is this one). Please send me a copy of everything you \
            hold about me, including what your support team wrote about my tickets, and tell me who you gave it to.

            When I have it, delete my account and all the data. <b>I have already moved</b> my domain elsewhere.

            Kind regards,
            Joana Teles

            > Your domain transfer is complete.
            > Ticket 55120 is closed.
            """;
    private static final String ANSWER_TEXT = """
            Dear Joana Teles,

            you asked us on 25 November 2026 for a copy of the personal data we hold about you. This letter and the \
            attached files are our answer.

            We found data about you in four of five sources: your account, your invoices, eleven support tickets and one \
            sales contact. Edge logs are kept for 24 hours and hold nothing that we could link to you.

            You may ask us to correct, erase or restrict this data, object to its use, and complain to the Hamburg \
            Commissioner.

            Northwind Networks Europe GmbH, Data Protection Officer
            """;
    private static final Instant RECEIVED = Instant.parse("2026-11-25T22:12:40Z");
    static final UUID REPLY = UUID.fromString("00000000-0000-0000-0000-0000000000a4");
    private static final Item REPLIED = new Item(
            REPLY,
            Direction.IN,
            RECEIVED.plusSeconds(86_400),
            "Joana Teles <joana.teles@example.org>",
            "Re: We have your request",
            "",
            null,
            null,
            "def@example.org",
            SHA256);

    private final Set<CaseReference> replied = ConcurrentHashMap.newKeySet();

    /** A second mail of the requester, after the letters. */
    void reply(CaseReference reference) {
        replied.add(reference);
    }

    @Override
    public List<Item> of(CaseReference reference) {
        return Stream.concat(usual().stream(), replied.contains(reference) ? Stream.of(REPLIED) : Stream.empty())
                .toList();
    }

    private static List<Item> usual() {
        return List.of(
                new Item(
                        REQUEST,
                        Direction.IN,
                        RECEIVED,
                        "Joana Teles <joana.teles@example.org>",
                        "A copy of my data, then please delete everything",
                        "",
                        null,
                        null,
                        "abc@example.org",
                        SHA256),
                out(ACKNOWLEDGEMENT, "We have your request", "sar/acknowledgement", LetterState.ACCEPTED),
                out(ANSWER, "Your personal data: our answer", "sar/access-answer", LetterState.PREPARED));
    }

    @Override
    public Optional<Opened> open(CaseReference reference, UUID id) {
        return of(reference).stream()
                .filter(item -> item.id().equals(id))
                .map(item -> item.direction() == Direction.IN
                        ? new Opened(
                                item,
                                id.equals(REPLY) ? "Here is the proof you asked for." : TEXT,
                                "Received: from mx.example.org\r\nFrom: Joana Teles <joana.teles@example.org>",
                                List.of(
                                        "DKIM passes for example.org, aligned with From",
                                        "SPF passes for 198.51.100.24",
                                        "DMARC passes, policy quarantine"),
                                "en",
                                List.of(new ReceivedMail.Attachment(
                                        0, "contract-2019.pdf", "application/pdf", 188_416, SHA256)),
                                List.of())
                        : new Opened(
                                item,
                                ANSWER_TEXT,
                                "From: sar@northwind.example",
                                List.of(),
                                "en",
                                List.of(new ReceivedMail.Attachment(
                                        0, "answer.pdf", "application/pdf", 421_888, SHA256)),
                                List.of()))
                .findFirst();
    }

    @Override
    public Optional<String> safeHtml(CaseReference reference, UUID id) {
        return Optional.of("<!DOCTYPE html><html><body><p style=\"color:#333\">Hello</p></body></html>");
    }

    @Override
    public Optional<InputStream> raw(CaseReference reference, UUID id) {
        return Optional.of(new ByteArrayInputStream(RAW));
    }

    @Override
    public Optional<InputStream> attachment(CaseReference reference, UUID id, int number) {
        return Optional.of(new ByteArrayInputStream(RAW));
    }

    @Override
    public PreparedLetter prepare(Letter letter, Acting acting) {
        throw new UnsupportedOperationException("the inbox sends nothing");
    }

    @Override
    public void release(UUID letter, String sha256, Duration hold, Acting acting) {
        throw new UnsupportedOperationException("the inbox sends nothing");
    }

    @Override
    public boolean withdraw(UUID letter, Acting acting) {
        return false;
    }

    @Override
    public Optional<LetterState> stateOf(UUID letter) {
        return Optional.of(LetterState.PREPARED);
    }

    @Override
    public Optional<Instant> acceptedAt(UUID letter) {
        return Optional.empty();
    }

    @Override
    public Optional<PreparedLetter> find(UUID letter) {
        return Optional.of(new PreparedLetter(
                letter,
                SHA256,
                "k7v2qe.412@northwind.example",
                new PostAddress("Northwind Networks Privacy", "sar+412.k7v2qe@northwind.example"),
                new PostAddress("Joana Teles", "joana.teles@example.org"),
                "Your personal data: our answer to SAR-2026-000412",
                ANSWER_TEXT));
    }

    private static Item out(UUID id, String subject, String kind, LetterState state) {
        return new Item(
                id,
                Direction.OUT,
                RECEIVED.plusSeconds(60),
                "joana.teles@example.org",
                subject,
                kind,
                state,
                null,
                id + "@northwind.example",
                SHA256);
    }
}
