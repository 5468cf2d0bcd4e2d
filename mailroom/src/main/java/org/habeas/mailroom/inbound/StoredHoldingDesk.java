package org.habeas.mailroom.inbound;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.scan.Scans;
import org.habeas.mailroom.Desks;
import org.habeas.mailroom.HeldFacts;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.HeldReason;
import org.habeas.mailroom.HeldText;
import org.habeas.mailroom.HoldingDesk;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs on held mail. */
@Service
class StoredHoldingDesk implements HoldingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(StoredHoldingDesk.class);

    private final HoldingArea area;
    private final InboundMails mails;
    private final Placing placing;
    private final MailDecisions decisions;
    private final Attempts attempts;
    private final Desks desks;
    private final MailroomSettings settings;
    private final Cases cases;
    private final Ledger ledger;
    private final CaseAccess access;
    private final Scans scans;
    private final Clock clock;

    StoredHoldingDesk(
            HoldingArea area,
            InboundMails mails,
            Placing placing,
            MailDecisions decisions,
            Attempts attempts,
            Desks desks,
            MailroomSettings settings,
            Cases cases,
            Ledger ledger,
            CaseAccess access,
            Scans scans,
            Clock clock) {
        this.area = area;
        this.mails = mails;
        this.placing = placing;
        this.decisions = decisions;
        this.attempts = attempts;
        this.desks = desks;
        this.settings = settings;
        this.cases = cases;
        this.ledger = ledger;
        this.access = access;
        this.scans = scans;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public List<HeldMail> waiting(HeldFilter filter, Acting acting) {
        return area.waiting(filter, access.unsealedFor(acting)).stream()
                .map(this::shown)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.ADMINISTRATOR})
    public long count(HeldFilter filter, Acting acting) {
        return area.count(filter, access.unsealedFor(acting));
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public List<HeldReason> reasons(Acting acting) {
        return area.reasons(access.unsealedFor(acting)).entrySet().stream()
                .map(reason ->
                        new HeldReason(reason.getKey().name(), reason.getKey().words(), reason.getValue()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.ADMINISTRATOR})
    public List<HeldFacts> facts(HeldFilter filter, Acting acting) {
        return area.waiting(filter, access.unsealedFor(acting)).stream()
                .map(this::facts)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public HeldText read(UUID held, Acting acting) {
        HoldingArea.Item item = found(held, acting);
        InboundMail mail = mails.find(item.mail()).orElseThrow();
        try {
            ReadMail read = placing.read(mail);
            List<String> problems = new ArrayList<>(read.problems());
            if (read.overLimit() != null) {
                problems.add(read.overLimit());
            }
            return text(item, mail, placing.mailboxOf(mail, read), read, problems);
        } catch (RuntimeException unreadable) {
            // It lies here perhaps because reading it fails; a person must still be able to open and place it.
            LOG.warn(
                    "held mail {} cannot be read: {}",
                    mail.id(),
                    unreadable.getClass().getName());
            return text(
                    item,
                    mail,
                    settings.mailboxOf(mail.account()),
                    null,
                    List.of("Habeas cannot read this mail. Download it as received."));
        }
    }

    private HeldText text(
            HoldingArea.Item item,
            InboundMail mail,
            MailroomSettings.Mailbox mailbox,
            @Nullable ReadMail read,
            List<String> problems) {
        return new HeldText(
                shown(item),
                read == null ? "" : read.text(),
                read == null ? "und" : read.language(),
                read == null ? "" : read.headers(),
                decisions.of(mail),
                read == null ? List.of() : read.attachments(),
                problems,
                scans.of(mail.id(), Scans.WHOLE).orElseGet(scans::unknown),
                mailbox.address(),
                settings.mailboxes().stream()
                        .filter(one -> desks.named(one.desk()).isPresent())
                        .map(MailroomSettings.Mailbox::address)
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public InputStream raw(UUID held, Acting acting) {
        InboundMail mail = mails.find(found(held, acting).mail()).orElseThrow();
        scans.require(mail.id(), Scans.WHOLE, () -> mails.raw(mail));
        return mails.raw(mail);
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public void assignTo(UUID held, CaseReference reference, Acting acting) {
        HoldingArea.Item item = locked(held, acting);
        if (cases.legalEntityOf(reference).isEmpty()) {
            throw new NoSuchCase(reference.value());
        }
        Optional<MailIntake> intake = desks.of(reference.kind());
        if (intake.isEmpty() || !intake.get().takesAssignedMail(reference)) {
            throw new ActRefused("case-closed", "This case takes no more mail. Open a new case from the mail instead.");
        }
        InboundMail mail = mailOf(item);
        placing.join(mail, reference, placing.received(mail, placing.read(mail), List.of()), acting);
        mails.because(mail.id(), List.of(Ground.ASSIGNED_BY_PERSON));
        resolved(item, "assigned", reference, acting);
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public CaseReference openNew(UUID held, String mailbox, Acting acting) {
        HoldingArea.Item item = locked(held, acting);
        InboundMail mail = mailOf(item);
        ReadMail read = placing.read(mail);
        MailroomSettings.Mailbox at = mailbox.isBlank() ? placing.mailboxOf(mail, read) : ours(mailbox.strip());
        List<String> limit = read.overLimit() == null ? List.of() : List.of(read.overLimit());
        CaseReference reference = placing.openAt(at, mail, placing.received(at, mail, read, limit), acting)
                .orElseThrow(() -> new ActRefused(
                        "no-desk",
                        "No desk takes mail at this address. Choose another mailbox, or assign the mail to a case."));
        mails.because(mail.id(), List.of(Ground.OPENED_BY_PERSON));
        resolved(item, "opened", reference, acting);
        return reference;
    }

    private MailroomSettings.Mailbox ours(String address) {
        return settings.mailboxes().stream()
                .filter(mailbox -> mailbox.address().equalsIgnoreCase(address))
                .findFirst()
                .orElseThrow(
                        () -> new ActRefused("no-mailbox", "This is none of our mailboxes. Choose one of the list."));
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public void retry(UUID held, Acting acting) {
        HoldingArea.Item item = locked(held, acting);
        attempts.forget(item.mail());
        mails.tryAgainAt(item.mail(), clock.instant());
        area.resolve(item, "retried", acting);
        ledger.record(Act.outsideCases("mail.retried").with("mail", item.mail()).with("holding", item.id()), acting);
    }

    private void resolved(HoldingArea.Item item, String how, CaseReference reference, Acting acting) {
        area.resolve(item, how, acting);
        ledger.record(
                Act.on(reference, "mail.placed")
                        .with("mail", item.mail())
                        .with("holding", item.id())
                        .with("how", how),
                acting);
    }

    private HoldingArea.Item locked(UUID held, Acting acting) {
        return area.lock(held, access.unsealedFor(acting)).orElseThrow(StoredHoldingDesk::notHeld);
    }

    private HoldingArea.Item found(UUID held, Acting acting) {
        return area.find(held, access.unsealedFor(acting)).orElseThrow(StoredHoldingDesk::notHeld);
    }

    private static ActRefused notHeld() {
        return new ActRefused("not-held", "This mail is no longer in the holding area.");
    }

    private InboundMail mailOf(HoldingArea.Item item) {
        return mails.lock(item.mail()).orElseThrow();
    }

    private HeldFacts facts(HoldingArea.Item item) {
        InboundMail mail = mails.find(item.mail()).orElseThrow();
        return new HeldFacts(
                item.id(),
                settings.mailboxOf(mail.account()).address(),
                mail.receivedAt(),
                item.reason().name(),
                words(item),
                item.due(),
                item.share());
    }

    private static String words(HoldingArea.Item item) {
        return (item.reason().words() + " " + item.details()).strip();
    }

    private HeldMail shown(HoldingArea.Item item) {
        InboundMail mail = mails.find(item.mail()).orElseThrow();
        Optional<MailSummary> summary = mails.summary(mail);
        return new HeldMail(
                item.id(),
                mail.id(),
                summary.map(MailSummary::correspondent).orElse(""),
                summary.map(MailSummary::subject).orElse(""),
                mail.receivedAt(),
                item.reason().name(),
                words(item),
                item.suggestions(),
                item.due(),
                item.share());
    }
}
