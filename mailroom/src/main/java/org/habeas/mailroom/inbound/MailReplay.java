package org.habeas.mailroom.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.VaultUnavailable;
import org.habeas.mailroom.MailIndex;
import org.habeas.mailroom.Replay;
import org.habeas.mailroom.Replay.Difference;
import org.habeas.mailroom.inbound.Placement.Held;
import org.habeas.mailroom.inbound.Placement.Joins;
import org.habeas.mailroom.inbound.Placement.Recorded;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a mail again from its raw bytes and compares with what was stored of it then. Whether its case is still open, and
 * what a person decided, is no difference; to which case it leads and by what is.
 */
@Component
class MailReplay {

    /** The grounds that a placement has; the others say something beside it. */
    private static final Set<Ground> BESIDE = EnumSet.of(
            Ground.REUSED_MESSAGE_ID,
            Ground.FORGED_SIGN,
            Ground.OWN_ADDRESS,
            Ground.OTHERS_FIRST,
            Ground.ASSIGNED_BY_PERSON,
            Ground.OPENED_BY_PERSON);

    private final InboundMails mails;
    private final Placing placing;
    private final Sorting sorting;
    private final MailIndex index;

    MailReplay(InboundMails mails, Placing placing, Sorting sorting, MailIndex index) {
        this.mails = mails;
        this.placing = placing;
        this.sorting = sorting;
        this.index = index;
    }

    Replay of(InboundMail mail) {
        if (mails.isRebuilt(mail)) {
            return result(mail, EnumSet.of(Difference.GONE), "Evidence of identity was taken out of it.");
        }
        try {
            Set<Difference> differences = EnumSet.noneOf(Difference.class);
            if (!hashOf(mail).equals(mail.sha256())) {
                differences.add(Difference.RAW);
            }
            return compared(mail, differences);
        } catch (VaultUnavailable gone) {
            return result(mail, EnumSet.of(Difference.GONE), "Habeas cannot read it any more.");
        }
    }

    private Replay compared(InboundMail mail, Set<Difference> differences) {
        Optional<MailSummary> then = mails.summary(mail);
        ReadMail read;
        try {
            read = placing.read(mail);
        } catch (VaultUnavailable gone) {
            throw gone;
        } catch (RuntimeException unreadable) {
            differences.addAll(then.isPresent() ? Set.of(Difference.READABLE) : Set.of());
            return result(mail, differences, "Habeas cannot read it and would put it into the holding area.");
        }
        if (then.isEmpty()) {
            differences.add(Difference.READABLE);
        }
        then.ifPresent(summary -> compare(summary, read, differences));
        InboundMails.Marks marks = InboundMails.Marks.of(read, index);
        InboundMails.Marks stored = mails.marks(mail.id());
        different(Difference.SENDER, stored.sender(), marks.sender(), differences);
        different(Difference.MESSAGE_ID, stored.messageId(), marks.messageId(), differences);
        different(
                Difference.FINGERPRINT,
                mails.fingerprint(mail.id()),
                index.ofFingerprint(read.fingerprint()),
                differences);
        return placed(mail, read, differences);
    }

    private static void compare(MailSummary then, ReadMail read, Set<Difference> differences) {
        MailSummary now = MailSummary.of(read, then.origin());
        different(Difference.SENDER, then.correspondent(), now.correspondent(), differences);
        different(Difference.SUBJECT, then.subject(), now.subject(), differences);
        different(Difference.AUTOMATIC, then.automatic(), now.automatic(), differences);
    }

    private Replay placed(InboundMail mail, ReadMail read, Set<Difference> differences) {
        Optional<Ground> then = mails.grounds(mail.id()).stream()
                .filter(ground -> !BESIDE.contains(ground))
                .reduce((one, next) -> next);
        if (mail.duplicateOf() != null) {
            return result(mail, differences, then.map(Ground::words).orElse(Ground.COPY.words()));
        }
        if (read.overLimit() != null) {
            then.ifPresent(ground -> different(Difference.PLACEMENT, ground, Ground.NOT_READ, differences));
            return result(mail, differences, Ground.NOT_READ.words() + " It would wait in the holding area.");
        }
        Placement now = sorting.place(
                read,
                mail.id(),
                mail.receivedAt(),
                placing.mailboxOf(mail, read).desk());
        then.ifPresent(ground -> different(Difference.PLACEMENT, ground, now.ground(), differences));
        boolean byHabeas = mail.state() == InboundMail.State.JOINED || mail.state() == InboundMail.State.RECORDED;
        if (byHabeas
                && !mails.grounds(mail.id()).contains(Ground.ASSIGNED_BY_PERSON)
                && !now.cases().contains(mail.reference())) {
            differences.add(Difference.PLACEMENT);
        }
        return result(mail, differences, words(now));
    }

    private static String words(Placement now) {
        String cases = now.cases().stream().map(CaseReference::value).collect(Collectors.joining(", "));
        if (now instanceof Joins) {
            return now.ground().words() + " It would join " + cases + ".";
        }
        if (now instanceof Recorded) {
            return now.ground().words() + " It would be kept with " + cases + " and change nothing.";
        }
        return now instanceof Held held
                ? now.ground().words() + " It would wait in the holding area: "
                        + held.reason().words()
                : now.ground().words() + " It would open a case.";
    }

    private static void different(
            Difference what, @Nullable Object then, @Nullable Object now, Set<Difference> differences) {
        if (!Objects.equals(then, now)) {
            differences.add(what);
        }
    }

    private static Replay result(InboundMail mail, Set<Difference> differences, String now) {
        return new Replay(mail.id(), mail.receivedAt(), mail.reference(), List.copyOf(differences), now);
    }

    private String hashOf(InboundMail mail) {
        try (InputStream raw = mails.raw(mail);
                DigestInputStream hashed = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"))) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
