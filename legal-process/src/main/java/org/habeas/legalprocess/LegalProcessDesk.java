package org.habeas.legalprocess;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.SealDesk;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.PartyRole;
import org.habeas.casework.scan.FileWithheld;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.inbox.SearchText;
import org.habeas.legalprocess.LegalProcessWorkflow.News;
import org.habeas.legalprocess.LegalProcessWorkflow.Step;
import org.habeas.legalprocess.disclosure.DisclosureKind;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a legal process from its arrival to the confirmed authority, and its end; the rest has desks of its own. */
@Service
public class LegalProcessDesk {

    private static final LocalDate OLDEST = LocalDate.of(1990, 1, 1);
    private static final String PDF = "application/pdf";

    private final Cases cases;
    private final LegalProcesses processes;
    private final LegalEntities entities;
    private final Parties parties;
    private final Documents documents;
    private final CaseMail mail;
    private final ReplyDesk replies;
    private final DocumentCheck check;
    private final LegalWords sealed;
    private final LegalClocks clocks;
    private final LegalEscalations escalations;
    private final Disclosures disclosures;
    private final LegalProcessWorkflow workflow;
    private final WorkItems workItems;
    private final SealDesk seals;
    private final SearchText search;
    private final Ledger ledger;
    private final Clock clock;

    LegalProcessDesk(
            Cases cases,
            LegalProcesses processes,
            LegalEntities entities,
            Parties parties,
            Documents documents,
            CaseMail mail,
            ReplyDesk replies,
            DocumentCheck check,
            LegalWords sealed,
            LegalClocks clocks,
            LegalEscalations escalations,
            Disclosures disclosures,
            LegalProcessWorkflow workflow,
            WorkItems workItems,
            SealDesk seals,
            SearchText search,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.processes = processes;
        this.entities = entities;
        this.parties = parties;
        this.documents = documents;
        this.mail = mail;
        this.replies = replies;
        this.check = check;
        this.sealed = sealed;
        this.clocks = clocks;
        this.escalations = escalations;
        this.disclosures = disclosures;
        this.workflow = workflow;
        this.workItems = workItems;
        this.seals = seals;
        this.search = search;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens a case from a mail; its document is looked at in the next step, when the mail belongs to the case. */
    @Transactional
    @Permits({Role.SYSTEM, Role.LEGAL, Role.INTAKE, Role.CASEWORKER})
    public CaseReference receive(ReceivedMail received, Acting acting) {
        LegalEntity entity = entities.byId(received.legalEntity());
        CaseReference reference = open(entity, received.receivedAt());
        PostAddress from = received.from().orElse(null);
        parties.add(
                reference,
                PartyRole.REQUESTER,
                from == null ? "" : from.name(),
                from == null ? null : from.address(),
                "",
                acting);
        processes.saveAndFlush(new LegalProcess(
                reference,
                new Receipt(entity.id(), Channel.MAIL, received.receivedAt(), entity.zone()).byMail(received.id()),
                received.language().equals("de") ? "de" : "en",
                clock.instant()));
        ledger.record(
                Act.on(reference, "legal.received")
                        .with("channel", Channel.MAIL)
                        .with("mail", received.id())
                        .with("receivedAt", received.receivedAt()),
                acting);
        workflow.begin(reference);
        return reference;
    }

    /**
     * Opens a case from what came by post, by personal service or as a file.
     *
     * @throws ActRefused {@code receipt-in-the-future}, {@code receipt-too-old}, {@code document-unreadable}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public CaseReference enter(HandEntry entry, Acting acting) {
        LegalEntity entity = entities.first();
        LocalTime time = entry.receivedTime() == null ? LocalTime.MIDNIGHT : entry.receivedTime();
        Instant at = entry.receivedOn().atTime(time).atZone(entity.zone()).toInstant();
        if (at.isAfter(clock.instant())) {
            throw new ActRefused("receipt-in-the-future", "The date of receipt lies in the future.");
        }
        if (entry.receivedOn().isBefore(OLDEST)) {
            throw new ActRefused("receipt-too-old", "The date of receipt is before 1990. Check the year.");
        }
        HandEntry.Upload file = entry.file();
        if (file != null) {
            check.problem(file.bytes()).ifPresent(why -> {
                throw new ActRefused("document-unreadable", why + " Nothing was entered.");
            });
        }
        CaseReference reference = open(entity, at);
        LegalProcess process = new LegalProcess(
                reference,
                new Receipt(entity.id(), entry.channel(), at, entity.zone()).enteredBy(acting.who()),
                entry.language(),
                clock.instant());
        if (file != null) {
            process.documentFiled(
                    add(reference, file.name(), new ByteArrayInputStream(file.bytes()), acting)
                            .id(),
                    clock.instant());
        }
        processes.saveAndFlush(process);
        ledger.record(
                Act.on(reference, "legal.received")
                        .with("channel", entry.channel())
                        .with("receivedAt", at),
                acting);
        workflow.begin(reference);
        return reference;
    }

    /**
     * Takes the document out of the mail. One that cannot be taken, that is infected or that a scanner has not found clean
     * is said to be so, stays sealed in the mail, and the case goes on; a person may have it tried again.
     */
    @Transactional
    @Permits({Role.SYSTEM, Role.LEGAL})
    public void fileDocument(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        if (process.receipt().document().isPresent() || process.receipt().mail().isEmpty()) {
            return;
        }
        java.util.UUID id = process.receipt().mail().get();
        List<ReceivedMail.Attachment> attached =
                mail.open(reference, id).map(CaseMail.Opened::attachments).orElse(List.of());
        String problem = "The mail has no PDF attached.";
        for (ReceivedMail.Attachment one : attached) {
            if (!one.mediaType().equalsIgnoreCase(PDF)
                    && !one.name().toLowerCase(java.util.Locale.ROOT).endsWith(".pdf")) {
                continue;
            }
            byte[] bytes;
            try {
                bytes = bytes(reference, id, one.number());
            } catch (FileWithheld withheld) {
                problem = String.valueOf(withheld.getMessage());
                continue;
            }
            Optional<String> wrong = check.problem(bytes);
            if (wrong.isEmpty()) {
                CaseDocument filed = add(reference, one.name(), new ByteArrayInputStream(bytes), acting);
                process.documentFiled(filed.id(), clock.instant());
                ledger.record(
                        Act.on(reference, "legal.documentFiled")
                                .with("document", filed.id())
                                .with("sha256", filed.sha256()),
                        acting);
                return;
            }
            problem = wrong.get();
        }
        process.documentUnreadable(problem, clock.instant());
        ledger.record(Act.on(reference, "legal.documentUnreadable").with("because", problem), acting);
    }

    /**
     * A person reads off the instrument what it demands.
     *
     * @throws ActRefused {@code unknown-country}, {@code return-date-past}, {@code served-in-the-future}, {@code no-target},
     *     {@code already-cleared}, {@code instrument-counted}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void record(CaseReference reference, DemandEntry entry, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        LegalEntity entity = entities.byId(process.receipt().legalEntity());
        Instant served = entry.servedOn()
                .atTime(entry.servedTime() == null ? LocalTime.MIDNIGHT : entry.servedTime())
                .atZone(entity.zone())
                .toInstant();
        check(entry, served, entity);
        checkInstrument(process, entry.demand());
        boolean first = process.stage() == Stage.RECEIVED;
        write(process, entry, served);
        if (entry.seal() && seals.of(reference, acting).isEmpty()) {
            Set<String> roster = new TreeSet<>(entry.roster());
            roster.add(acting.who());
            seals.seal(reference, roster, acting.because("sealed when the demand was recorded"));
        }
        if (entry.seal() || process.isSealed()) {
            search.remove(reference);
        } else {
            search.put(
                    reference,
                    List.of(entry.particulars().docket(), entry.particulars().authority()).stream()
                            .filter(word -> !word.isBlank())
                            .toList());
        }
        ledger.record(
                Act.on(reference, "legal.recorded")
                        .with("instrument", entry.demand().instrument().code())
                        .with("country", entry.demand().country())
                        .with("targets", entry.targets().size())
                        .with("servedAt", served)
                        .personal("docket", entry.particulars().docket())
                        .personal("authority", entry.particulars().authority()),
                acting);
        clocks.served(process, acting);
        disclosures.received(process, acting);
        if (first) {
            workflow.done(reference, Step.RECORD, "", acting);
        }
        workItems.refresh(reference);
    }

    /** Reports count what was served under its instrument, and what they count is never changed. */
    private static void checkInstrument(LegalProcess process, Demand now) {
        process.demand()
                .filter(before -> before.instrument() != now.instrument())
                .ifPresent(before -> {
                    throw new ActRefused(
                            "instrument-counted",
                            "It is counted as "
                                    + Instruments.shipped()
                                            .of(before.instrument())
                                            .words()
                                    + ". Another instrument is a request of its own: enter it by hand, and end this one as"
                                    + " superseded in the review.");
                });
    }

    private void write(LegalProcess process, DemandEntry entry, Instant served) {
        CaseReference reference = process.reference();
        byte[] particulars = sealed.seal(reference, "particulars", entry.particulars());
        List<TargetEntry> known = process.targets().stream()
                .map(target -> sealed.target(process, target))
                .toList();
        if (process.stage() == Stage.REVIEW && known.equals(entry.targets())) {
            process.correct(entry.demand(), particulars, served, entry.seal(), clock.instant());
            return;
        }
        List<LegalTarget> targets = new ArrayList<>();
        for (TargetEntry target : entry.targets()) {
            targets.add(new LegalTarget(targets.size() + 1, target.kind(), sealed.seal(reference, "target", target)));
        }
        process.record(entry.demand(), particulars, targets, served, entry.seal(), clock.instant());
    }

    private void check(DemandEntry entry, Instant served, LegalEntity entity) {
        if (!RequestFacts.isCountry(entry.demand().country())) {
            throw new ActRefused(
                    "unknown-country", "The country is none of ISO 3166-1. Write two letters, such as US or DE.");
        }
        LocalDate returnDate = entry.demand().returnDate();
        LocalDate today = clock.instant().atZone(entity.zone()).toLocalDate();
        if (returnDate != null && returnDate.isBefore(today)) {
            throw new ActRefused(
                    "return-date-past",
                    "The return date lies in the past. Check it; if it is right, ask the requester for a new one first.");
        }
        if (served.isAfter(clock.instant())) {
            throw new ActRefused("served-in-the-future", "The date of service lies in the future.");
        }
        if (entry.particulars().authority().isBlank()) {
            throw new ActRefused("authority-missing", "Name the authority, court or litigant.");
        }
        if (entry.targets().isEmpty()) {
            throw new ActRefused("no-target", "Enter at least one target.");
        }
    }

    /**
     * A person says whether the authority is real.
     *
     * @param how by which call, to which number from which source
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void authenticate(CaseReference reference, Authenticity found, String how, long version, Acting acting) {
        if (how.isBlank()) {
            throw new ActRefused(
                    "reason-missing", "Say how it was checked: whom you called, and where the number is from.");
        }
        LegalProcess process = processes.seen(reference, version);
        process.authenticate(found, sealed.seal(reference, "authenticity", how.strip()), acting.who(), clock.instant());
        ledger.record(Act.on(reference, "legal.authenticated").with("found", found), acting);
        if (found == Authenticity.FRAUD) {
            disclosures.happened(process, DisclosureKind.FRAUDULENT, acting);
        }
        if (found == Authenticity.GENUINE || found == Authenticity.FRAUD) {
            workflow.done(reference, Step.AUTHENTICATE, found == Authenticity.FRAUD ? "fraud" : "genuine", acting);
        }
        workItems.refresh(reference);
    }

    /** Something speaks against the authority after all, or was cleared up; while in doubt nothing is produced. */
    @Transactional
    @Permits(Role.LEGAL)
    public void doubt(CaseReference reference, boolean doubted, String why, long version, Acting acting) {
        if (why.isBlank()) {
            throw new ActRefused("reason-missing", "Say what speaks for or against the authority.");
        }
        LegalProcess process = processes.seen(reference, version);
        byte[] words = sealed.seal(reference, "authenticity", why.strip());
        if (doubted) {
            process.doubt(words, acting.who(), clock.instant());
        } else {
            process.confirm(words, acting.who(), clock.instant());
        }
        ledger.record(Act.on(reference, doubted ? "legal.doubted" : "legal.confirmed"), acting);
        workflow.tell(reference, News.STAND_CHANGED);
        workItems.refresh(reference);
    }

    /** Whether a mail may join the case without a person looking first. */
    @Transactional(readOnly = true)
    public boolean takesMail(CaseReference reference) {
        return reference.kind() == CaseKind.LEGAL_PROCESS
                && processes
                        .findById(reference.value())
                        .filter(process -> process.stage() != Stage.CLOSED)
                        .isPresent();
    }

    /**
     * Adds a later mail; what the requester writes ends the wait for them, and what comes after a customer was told has to
     * be read before anything is produced. Who wrote it decides neither: a sender is only a claim.
     */
    @Transactional
    @Permits({Role.SYSTEM, Role.LEGAL, Role.INTAKE, Role.CASEWORKER})
    public void join(CaseReference reference, ReceivedMail received, Acting acting) {
        LegalProcess process = processes.of(reference);
        ledger.record(Act.on(reference, "legal.replied").with("mail", received.id()), acting);
        if (received.isFromAPerson() && process.stage() == Stage.WAITING) {
            process.requesterAnswered(clock.instant());
            workflow.tell(reference, News.REQUESTER_ANSWERED);
        }
        if (received.isFromAPerson()) {
            replies.came(process, received.id());
        }
        workItems.refresh(reference);
    }

    /** Closes a case in which nothing is owed any more. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void close(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        process.close(clock.instant());
        clocks.allMet(reference, acting);
        cases.close(reference);
        ledger.record(Act.on(reference, "legal.closed"), acting);
    }

    /** Reminds those responsible; nothing is disclosed by it. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void escalate(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        List<LegalEscalations.Reached> all = escalations.reached(process);
        if (all.isEmpty()) {
            return;
        }
        process.escalate(
                all.stream()
                        .map(LegalEscalations.Reached::share)
                        .max(String::compareTo)
                        .orElseThrow(),
                clock.instant());
        for (LegalEscalations.Reached reached : all) {
            List<String> told = escalations.remind(reference, reached, acting);
            ledger.record(
                    Act.on(reference, "legal.escalated")
                            .with("rule", reached.rule())
                            .with("share", reached.share())
                            .with("to", told),
                    acting);
        }
        workItems.refresh(reference);
    }

    private CaseReference open(LegalEntity entity, Instant at) {
        return cases.open(
                CaseKind.LEGAL_PROCESS, entity.id(), at.atZone(entity.zone()).getYear());
    }

    private CaseDocument add(CaseReference reference, String name, InputStream bytes, Acting acting) {
        return documents.receive(reference, "instrument", name, PDF, bytes, acting);
    }

    private byte[] bytes(CaseReference reference, java.util.UUID id, int number) {
        try (InputStream in = mail.attachment(reference, id, number).orElse(InputStream.nullInputStream())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
