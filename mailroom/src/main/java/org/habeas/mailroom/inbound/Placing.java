package org.habeas.mailroom.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.Desks;
import org.habeas.mailroom.LetterReports;
import org.habeas.mailroom.MailIndex;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.inbound.InboundMail.State;
import org.habeas.mailroom.inbound.Placement.Held;
import org.habeas.mailroom.inbound.Placement.Joins;
import org.habeas.mailroom.inbound.Placement.NewCase;
import org.habeas.mailroom.inbound.Placement.Recorded;
import org.habeas.mailroom.origin.MeasuredOrigin;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.MailReport;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.stereotype.Component;

/** Reads one stored mail and puts it where it belongs, all in the caller's transaction (TX2). */
@Component
class Placing {

    private final InboundMails mails;
    private final MailReader reader;
    private final MailIndex index;
    private final Sorting sorting;
    private final HoldingArea holdingArea;
    private final Desks desks;
    private final LetterReports reports;
    private final StoredMailEvidence evidence;
    private final MailOrigins origins;
    private final FairTurns turns;
    private final MailroomSettings settings;
    private final Ledger ledger;

    Placing(
            InboundMails mails,
            MailReader reader,
            MailIndex index,
            Sorting sorting,
            HoldingArea holdingArea,
            Desks desks,
            LetterReports reports,
            StoredMailEvidence evidence,
            MailOrigins origins,
            FairTurns turns,
            MailroomSettings settings,
            Ledger ledger) {
        this.mails = mails;
        this.reader = reader;
        this.index = index;
        this.sorting = sorting;
        this.holdingArea = holdingArea;
        this.desks = desks;
        this.reports = reports;
        this.evidence = evidence;
        this.origins = origins;
        this.turns = turns;
        this.settings = settings;
        this.ledger = ledger;
    }

    void place(InboundMail mail, Acting acting) {
        ReadMail read = read(mail);
        if (turns.othersGoFirst(mail.id(), InboundMails.Marks.of(read, index))) {
            mails.because(mail.id(), List.of(Ground.OTHERS_FIRST));
            return;
        }
        // Before the lock that other workers wait for.
        MeasuredOrigin origin = origins.of(mail, read);
        String fingerprint = index.ofFingerprint(read.fingerprint());
        Optional<InboundMail> first = mails.lockFirstWithFingerprint(fingerprint, mail.id());
        ReceivedMail received = noteReading(mail, read, origin, first.isPresent());
        if (first.isPresent()) {
            again(mail, read, received, first.get(), acting);
            return;
        }
        mails.noteFingerprint(mail.id(), fingerprint, null);
        if (read.overLimit() != null) {
            mails.because(mail.id(), List.of(Ground.NOT_READ));
            hold(mail, HoldingReason.OVER_LIMIT, read.overLimit(), List.of(), acting);
            return;
        }
        Placement placement = sorting.place(
                read, mail.id(), mail.receivedAt(), mailboxOf(mail, read).desk());
        mails.because(mail.id(), List.of(placement.ground()));
        noteReport(mail, read, acting);
        if (placement instanceof Joins joins) {
            join(mail, joins.reference(), received, acting);
        } else if (placement instanceof Recorded recorded) {
            settle(mail, State.RECORDED, recorded.reference(), acting);
        } else if (placement instanceof Held held) {
            hold(mail, held.reason(), "", held.cases(), acting);
        } else if (placement instanceof NewCase
                && openAt(mailboxOf(mail, read), mail, received, acting).isEmpty()) {
            hold(mail, HoldingReason.NO_DESK, mailboxOf(mail, read).desk(), List.of(), acting);
        }
    }

    /** Joins without asking where: somebody or something has said so. */
    void join(InboundMail mail, CaseReference reference, ReceivedMail received, Acting acting) {
        MailIntake intake = desks.of(reference.kind()).orElseThrow();
        settle(mail, State.JOINED, reference, acting);
        intake.join(reference, received, acting);
    }

    /** Opens a case with the desk of a mailbox; empty when there is no such desk. */
    Optional<CaseReference> openAt(
            MailroomSettings.Mailbox mailbox, InboundMail mail, ReceivedMail received, Acting acting) {
        return desks.named(mailbox.desk()).map(intake -> {
            CaseReference reference = intake.open(received, acting);
            settle(mail, State.OPENED, reference, acting);
            return reference;
        });
    }

    /** The mailbox that a mail came to. */
    MailroomSettings.Mailbox mailboxOf(InboundMail mail, ReadMail read) {
        return settings.mailboxAmong(read.recipients()).orElseGet(() -> settings.mailboxOf(mail.account()));
    }

    ReadMail read(InboundMail mail) {
        return mails.read(mail, reader);
    }

    ReceivedMail received(InboundMail mail, ReadMail read, List<String> problems) {
        return received(mailboxOf(mail, read), mail, read, problems);
    }

    /** The mail as a desk gets it that answers for the legal entity of a mailbox. */
    ReceivedMail received(MailroomSettings.Mailbox mailbox, InboundMail mail, ReadMail read, List<String> problems) {
        return received(mailbox, mail, read, origins.of(mail, read).fact(), problems);
    }

    private ReceivedMail received(
            MailroomSettings.Mailbox mailbox, InboundMail mail, ReadMail read, Origin origin, List<String> problems) {
        return read.received(
                mail.id(), mail.receivedAt(), mailbox.legalEntity(), sorting.ourOwn(read), problems, origin);
    }

    /** What a machine reports is an event on the case of its letter, wherever the mail itself goes. */
    private void noteReport(InboundMail mail, ReadMail read, Acting acting) {
        MailReport report = read.report();
        if (report != null) {
            reports.letterOf(read).ifPresent(letter -> reports.note(letter, mail.id(), report, acting));
        }
    }

    private ReceivedMail noteReading(InboundMail mail, ReadMail read, MeasuredOrigin origin, boolean copy) {
        List<String> problems = new ArrayList<>();
        InboundMails.Marks marks = InboundMails.Marks.of(read, index);
        if (marks.messageId() != null && !copy && mails.hasMessageId(marks.messageId(), mail.id())) {
            problems.add(Ground.REUSED_MESSAGE_ID.words());
            mails.because(mail.id(), List.of(Ground.REUSED_MESSAGE_ID));
        }
        if (sorting.carriesForgedSign(read)) {
            mails.because(mail.id(), List.of(Ground.FORGED_SIGN));
        }
        if (read.sender() != null && settings.isOurs(read.sender())) {
            mails.because(mail.id(), List.of(Ground.OWN_ADDRESS));
        }
        mails.noteReading(mail, MailSummary.of(read, origin), marks);
        return received(mailboxOf(mail, read), mail, read, origin.fact(), problems);
    }

    /**
     * The same text a second time. With a Message-ID, or with the same bytes received at the same moment, it is a copy
     * that came by another road; otherwise somebody has sent it again, which the case shall show.
     * Without a sender nobody knows that it was the same one, so a person places it.
     */
    private void again(InboundMail mail, ReadMail read, ReceivedMail received, InboundMail first, Acting acting) {
        boolean sameArrival =
                first.sha256().equals(mail.sha256()) && first.receivedAt().equals(mail.receivedAt());
        CaseReference reference = first.reference();
        mails.noteFingerprint(mail.id(), index.ofFingerprint(read.fingerprint()), first.id());
        boolean copy = read.messageId() != null || sameArrival;
        mails.because(mail.id(), List.of(copy ? Ground.COPY : Ground.SENT_AGAIN));
        if (copy) {
            mails.setState(mail.id(), State.DUPLICATE);
            evidence.forget(mail, first);
            if (reference != null) {
                mails.belongs(mail.id(), State.DUPLICATE, reference);
            }
            ledger.record(
                    (reference == null ? Act.outsideCases("mail.repeated") : Act.on(reference, "mail.repeated"))
                            .with("mail", mail.id())
                            .with("first", first.id()),
                    acting);
            return;
        }
        boolean anonymous = read.sender() == null;
        boolean taken = reference != null
                && !anonymous
                && desks.of(reference.kind())
                        .map(intake -> intake.takesMail(reference))
                        .orElse(false);
        if (reference != null && taken) {
            join(mail, reference, received, acting);
        } else {
            hold(
                    mail,
                    reference == null
                            ? HoldingReason.SENT_AGAIN
                            : anonymous ? HoldingReason.OTHER_SENDER : HoldingReason.CLOSED_CASE,
                    "",
                    reference == null ? List.of() : List.of(reference),
                    acting);
        }
    }

    private void hold(
            InboundMail mail, HoldingReason reason, String details, List<CaseReference> suggestions, Acting acting) {
        mails.setState(mail.id(), State.HELD);
        holdingArea.hold(mail, reason, details, suggestions, acting);
    }

    private void settle(InboundMail mail, State state, CaseReference reference, Acting acting) {
        mails.belongs(mail.id(), state, reference);
        ledger.record(
                Act.on(reference, "mail.received")
                        .with("mail", mail.id())
                        .with("how", state.name().toLowerCase(Locale.ROOT))
                        .with("receivedAt", mail.receivedAt())
                        .with("sha256", mail.sha256()),
                acting);
    }
}
