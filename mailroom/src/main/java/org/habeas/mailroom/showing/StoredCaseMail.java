package org.habeas.mailroom.showing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.scan.Scan;
import org.habeas.casework.scan.Scans;
import org.habeas.mailroom.inbound.HoldingArea;
import org.habeas.mailroom.inbound.InboundMail;
import org.habeas.mailroom.inbound.InboundMails;
import org.habeas.mailroom.inbound.MailDecisions;
import org.habeas.mailroom.inbound.MailOrigins;
import org.habeas.mailroom.inbound.MailSummary;
import org.habeas.mailroom.outbound.OutboundMail;
import org.habeas.mailroom.outbound.OutboundMails;
import org.habeas.mailroom.reading.Envelope;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail of cases out of the two tables; a mail of another case is not found. */
@Component
class StoredCaseMail implements CaseMail {

    private final InboundMails inbound;
    private final OutboundMails outbound;
    private final MailReader reader;
    private final MailOrigins origins;
    private final Scans scans;
    private final HoldingArea holding;
    private final MailDecisions decisions;

    StoredCaseMail(
            InboundMails inbound,
            OutboundMails outbound,
            MailReader reader,
            MailOrigins origins,
            Scans scans,
            HoldingArea holding,
            MailDecisions decisions) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.reader = reader;
        this.origins = origins;
        this.scans = scans;
        this.holding = holding;
        this.decisions = decisions;
    }

    @Override
    public List<Item> of(CaseReference reference) {
        return Stream.concat(
                        inbound.of(reference).stream()
                                .filter(mail -> mail.state() != InboundMail.State.DUPLICATE)
                                .map(this::item),
                        outbound.of(reference).stream()
                                .filter(letter -> !letter.kind().startsWith(Letter.TO_STAFF))
                                .map(this::item))
                .sorted(Comparator.comparing(Item::at))
                .toList();
    }

    @Override
    public Optional<Opened> open(CaseReference reference, UUID id) {
        return received(reference, id).map(this::opened).or(() -> letter(reference, id)
                .map(this::opened));
    }

    @Override
    public Optional<String> safeHtml(CaseReference reference, UUID id) {
        return received(reference, id)
                .map(mail -> read(inbound.raw(mail), inbound.envelope(mail)))
                .map(read -> SafeHtml.page(read.html(), read.text(), read.language()))
                .or(() -> letter(reference, id)
                        .map(letter -> SafeHtml.page(
                                outbound.html(letter), outbound.opened(letter).text(), outbound.language(letter))));
    }

    @Override
    public Optional<InputStream> raw(CaseReference reference, UUID id) {
        received(reference, id).ifPresent(mail -> scans.require(id, Scans.WHOLE, () -> inbound.raw(mail)));
        return bytes(reference, id);
    }

    @Override
    public List<String> decisions(CaseReference reference, UUID id) {
        return received(reference, id).map(decisions::of).orElse(List.of());
    }

    @Override
    public boolean hasHeld(CaseReference reference) {
        return holding.suggests(reference);
    }

    @Override
    public Scan scan(CaseReference reference, UUID id, int number) {
        return received(reference, id).isPresent() ? scans.of(id, number).orElseGet(scans::unknown) : Scan.NONE;
    }

    @Override
    public Optional<InputStream> attachment(CaseReference reference, UUID id, int number) {
        Optional<InputStream> found = part(reference, id, number);
        if (found.isPresent() && received(reference, id).isPresent()) {
            found.ifPresent(StoredCaseMail::close);
            scans.require(id, number, () -> part(reference, id, number).orElseGet(InputStream::nullInputStream));
            return part(reference, id, number);
        }
        return found;
    }

    private Optional<InputStream> part(CaseReference reference, UUID id, int number) {
        return bytes(reference, id).flatMap(raw -> {
            Optional<InputStream> attachment = reader.attachment(raw, number);
            if (attachment.isEmpty()) {
                close(raw);
            }
            return attachment;
        });
    }

    private Optional<InputStream> bytes(CaseReference reference, UUID id) {
        return received(reference, id).map(inbound::raw).or(() -> letter(reference, id)
                .map(this::bytes));
    }

    private Opened opened(InboundMail mail) {
        ReadMail read = read(inbound.raw(mail), inbound.envelope(mail));
        return opened(item(mail), read, origins.of(mail, read).words());
    }

    private Opened opened(OutboundMail letter) {
        Opened read = opened(item(letter), read(bytes(letter), null), List.of());
        String reply = outbound.reply(letter);
        return new Opened(
                read.item(),
                outbound.opened(letter).text(),
                read.headers(),
                reply.isEmpty() ? List.of() : List.of("The receiving server answered: " + reply),
                outbound.language(letter),
                read.attachments(),
                List.of());
    }

    private Opened opened(Item item, ReadMail read, List<String> origin) {
        List<String> problems = read.overLimit() == null
                ? read.problems()
                : Stream.concat(Stream.of(read.overLimit()), read.problems().stream())
                        .toList();
        return new Opened(
                item,
                read.text(),
                read.headers(),
                origin,
                read.language(),
                read.attachments(),
                problems,
                read.written());
    }

    private Item item(InboundMail mail) {
        Optional<MailSummary> summary = inbound.summary(mail);
        return new Item(
                mail.id(),
                Direction.IN,
                mail.receivedAt(),
                summary.map(MailSummary::correspondent).orElse(""),
                summary.map(MailSummary::subject).orElse(""),
                "",
                null,
                null,
                summary.map(MailSummary::messageId).orElse(""),
                mail.sha256());
    }

    private Item item(OutboundMail letter) {
        PreparedLetter prepared = outbound.opened(letter);
        PostAddress to = prepared.to();
        return new Item(
                letter.id(),
                Direction.OUT,
                letter.preparedAt(),
                to.name().isEmpty() ? to.address() : to.name() + " <" + to.address() + ">",
                prepared.subject(),
                letter.kind(),
                letter.state(),
                letter.notBefore(),
                letter.messageId(),
                letter.sha256());
    }

    private Optional<InboundMail> received(CaseReference reference, UUID id) {
        return inbound.find(id).filter(mail -> reference.equals(mail.reference()));
    }

    private Optional<OutboundMail> letter(CaseReference reference, UUID id) {
        return outbound.find(id).filter(letter -> letter.reference().equals(reference));
    }

    /** The letter as it left, or as it will leave but for its date. */
    private InputStream bytes(OutboundMail letter) {
        InputStream content = outbound.content(letter);
        return letter.dateHeader() == null
                ? content
                : new SequenceInputStream(
                        new ByteArrayInputStream((letter.dateHeader() + "\r\n").getBytes(StandardCharsets.US_ASCII)),
                        content);
    }

    private ReadMail read(InputStream raw, @Nullable Envelope envelope) {
        try (raw) {
            return reader.read(raw, envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
