package org.habeas.mailroom.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailEvidence;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.Keysets;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.inbound.InboundMail.State;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.ReadMail;
import org.habeas.mailroom.reading.RebuiltMail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Evidence of identity in stored mail; see the port for what is destroyed and what stays. */
@Component
class StoredMailEvidence implements MailEvidence {

    private final InboundMails mails;
    private final EvidenceRows rows;
    private final MailReader reader;
    private final Keysets keysets;
    private final SealedContents contents;
    private final Ledger ledger;
    private final Clock clock;

    StoredMailEvidence(
            InboundMails mails,
            EvidenceRows rows,
            MailReader reader,
            Keysets keysets,
            SealedContents contents,
            Ledger ledger,
            Clock clock) {
        this.mails = mails;
        this.rows = rows;
        this.reader = reader;
        this.keysets = keysets;
        this.contents = contents;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Piece> of(CaseReference reference) {
        return mails.of(reference).stream()
                .filter(mail -> mail.state() != State.DUPLICATE)
                .flatMap(mail -> pieces(mail, mails.read(mail, reader)).stream())
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(CaseReference reference, Set<PieceId> pieces, Acting acting) {
        Map<UUID, Set<Integer>> byMail = pieces.stream()
                .collect(Collectors.groupingBy(PieceId::mail, Collectors.mapping(PieceId::number, Collectors.toSet())));
        byMail.forEach((mail, numbers) -> destroy(
                mails.lock(mail)
                        .filter(found -> reference.equals(found.reference()))
                        .filter(found -> found.state() != State.DUPLICATE)
                        .orElseThrow(StoredMailEvidence::notThere),
                reference,
                numbers,
                acting));
    }

    /** A copy of a mail that was rebuilt came late: it goes the way of the first. */
    void forget(InboundMail copy, InboundMail first) {
        // Locked, so that what is destroyed just now is destroyed here too.
        InboundMail left = mails.lock(first.id()).orElseThrow();
        if (!rows.destroyedOf(first.id()).isEmpty()) {
            rows.becomes(copy.id(), left.keyset(), left.content(), left.summary(), null);
            keysets.destroy(copy.keyset());
        }
    }

    private void destroy(InboundMail mail, CaseReference reference, Set<Integer> numbers, Acting acting) {
        ReadMail read = mails.read(mail, reader);
        Set<Integer> there =
                pieces(mail, read).stream().map(piece -> piece.id().number()).collect(Collectors.toSet());
        if (!there.containsAll(numbers)) {
            throw notThere();
        }
        List<InboundMail> copies = mails.copiesOf(mail.id());
        UUID keyset = keysets.create("mail");
        UUID summary = mail.summary() == null ? null : resealed(keyset, mail.summary());
        RebuiltMail rebuilt = new RebuiltMail(read, numbers, note());
        UUID content;
        try (InputStream without = rebuilt.open(() -> mails.raw(mail), number -> attachment(mail, number))) {
            content = contents.write(keyset, without).id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UUID envelope =
                rows.envelopeOf(mail.id()).map(was -> resealed(keyset, was)).orElse(null);
        rows.destroyed(mail.id(), numbers);
        rows.becomes(mail.id(), keyset, content, summary, envelope);
        keysets.destroy(mail.keyset());
        for (InboundMail copy : copies) {
            rows.becomes(copy.id(), keyset, content, summary, null);
            keysets.destroy(copy.keyset());
        }
        ledger.record(
                Act.on(reference, "mail.evidenceDestroyed")
                        .with("mail", mail.id())
                        .with("pieces", numbers.size())
                        .with("sha256", mail.sha256())
                        .with("content", content),
                acting);
    }

    private List<Piece> pieces(InboundMail mail, ReadMail read) {
        Predicate<Piece> isThere =
                piece -> !rows.destroyedOf(mail.id()).contains(piece.id().number());
        List<Piece> pieces = new ArrayList<>();
        if (!read.text().isBlank()) {
            pieces.add(piece(mail, PieceId.TEXT, "", "text/plain", read.text().length()));
        }
        read.attachments()
                .forEach(file -> pieces.add(piece(mail, file.number(), file.name(), file.mediaType(), file.size())));
        return pieces.stream().filter(isThere).toList();
    }

    private static Piece piece(InboundMail mail, int number, String name, String mediaType, long size) {
        return new Piece(new PieceId(mail.id(), number), mail.receivedAt(), name, mediaType, size);
    }

    private InputStream attachment(InboundMail mail, int number) {
        return reader.attachment(mails.raw(mail), number).orElseGet(InputStream::nullInputStream);
    }

    private UUID resealed(UUID keyset, UUID content) {
        try (InputStream plain = contents.read(content)) {
            return contents.write(keyset, plain).id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String note() {
        return "Evidence of identity stood here. It was destroyed on " + LocalDate.now(clock.withZone(ZoneOffset.UTC))
                + ", when identity was decided.";
    }

    private static ActRefused notThere() {
        return new ActRefused("no-such-evidence", "What you ticked is no longer there. Look at the mail again.");
    }
}
