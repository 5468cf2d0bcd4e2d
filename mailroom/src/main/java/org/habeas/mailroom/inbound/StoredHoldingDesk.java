package org.habeas.mailroom.inbound;

import java.time.Clock;
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
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.Desks;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.HoldingDesk;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs on held mail. */
@Service
class StoredHoldingDesk implements HoldingDesk {

    private final HoldingArea area;
    private final InboundMails mails;
    private final Placing placing;
    private final Attempts attempts;
    private final Desks desks;
    private final Cases cases;
    private final Ledger ledger;
    private final Clock clock;

    StoredHoldingDesk(
            HoldingArea area,
            InboundMails mails,
            Placing placing,
            Attempts attempts,
            Desks desks,
            Cases cases,
            Ledger ledger,
            Clock clock) {
        this.area = area;
        this.mails = mails;
        this.placing = placing;
        this.attempts = attempts;
        this.desks = desks;
        this.cases = cases;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public List<HeldMail> waiting(Acting acting) {
        return area.waiting().stream().map(this::shown).toList();
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void assignTo(UUID held, CaseReference reference, Acting acting) {
        HoldingArea.Item item = locked(held);
        if (cases.legalEntityOf(reference).isEmpty()) {
            throw new NoSuchCase(reference.value());
        }
        Optional<MailIntake> intake = desks.of(reference.kind());
        if (intake.isEmpty() || !intake.get().takesMail(reference)) {
            throw new ActRefused("case-closed", "This case takes no more mail. Open a new case from the mail instead.");
        }
        InboundMail mail = mailOf(item);
        placing.join(mail, reference, placing.received(mail, placing.read(mail), List.of()), acting);
        resolved(item, "assigned", reference, acting);
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public CaseReference openNew(UUID held, Acting acting) {
        HoldingArea.Item item = locked(held);
        InboundMail mail = mailOf(item);
        ReadMail read = placing.read(mail);
        List<String> limit = read.overLimit() == null ? List.of() : List.of(read.overLimit());
        CaseReference reference = placing.openAt(mail, read, placing.received(mail, read, limit), acting)
                .orElseThrow(() -> new ActRefused(
                        "no-desk", "No desk takes mail at this address. Assign the mail to a case instead."));
        resolved(item, "opened", reference, acting);
        return reference;
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER})
    public void retry(UUID held, Acting acting) {
        HoldingArea.Item item = locked(held);
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

    private HoldingArea.Item locked(UUID held) {
        return area.lock(held)
                .orElseThrow(() -> new ActRefused("not-held", "This mail is no longer in the holding area."));
    }

    private InboundMail mailOf(HoldingArea.Item item) {
        return mails.lock(item.mail()).orElseThrow();
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
                (item.reason().words() + " " + item.details()).strip(),
                item.suggestions(),
                item.due());
    }
}
