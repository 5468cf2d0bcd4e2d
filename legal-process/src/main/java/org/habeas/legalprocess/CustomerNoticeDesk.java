package org.habeas.legalprocess;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.directory.Directory;
import org.habeas.casework.directory.DirectoryAnswer.Standing;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.Documents;
import org.habeas.legalprocess.LegalProcessWorkflow.News;
import org.habeas.legalprocess.LegalProcessWorkflow.Step;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each customer hears of a demand: told first, barred by an order, or told after an emergency. */
@Service
public class CustomerNoticeDesk {

    private final LegalProcesses processes;
    private final LegalLetters letters;
    private final LegalClocks clocks;
    private final LegalWords sealed;
    private final Directory directory;
    private final Documents documents;
    private final DocumentCheck check;
    private final Disclosures disclosures;
    private final LegalSettings settings;
    private final LegalProcessWorkflow workflow;
    private final WorkItems workItems;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    CustomerNoticeDesk(
            LegalProcesses processes,
            LegalLetters letters,
            LegalClocks clocks,
            LegalWords sealed,
            Directory directory,
            Documents documents,
            DocumentCheck check,
            Disclosures disclosures,
            LegalSettings settings,
            LegalProcessWorkflow workflow,
            WorkItems workItems,
            Outbox outbox,
            Ledger ledger,
            Clock clock) {
        this.processes = processes;
        this.letters = letters;
        this.clocks = clocks;
        this.sealed = sealed;
        this.directory = directory;
        this.documents = documents;
        this.check = check;
        this.disclosures = disclosures;
        this.settings = settings;
        this.workflow = workflow;
        this.workItems = workItems;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Decides for every open target how its customer hears of it, and writes to those who are told.
     *
     * @param decisions per number of target; one that is given an outcome is settled without production
     * @param emergency what the emergency is and how the call-back went; needed when a target goes that way
     * @throws ActRefused {@code window-too-short} when the return date leaves less than the policy's least,
     *     {@code contact-not-in-directory}, {@code no-order-in-force}, {@code notice-barred}, {@code notice-undecided}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void decide(
            CaseReference reference,
            Map<Integer, NoticeRoute> decisions,
            Map<Integer, Outcome> settled,
            String emergency,
            long version,
            Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        Instant now = clock.instant();
        settled.forEach((number, outcome) -> process.settle(number, outcome, now));
        if (decisions.containsValue(NoticeRoute.EMERGENCY)) {
            if (emergency.isBlank()) {
                throw new ActRefused(
                        "reason-missing",
                        "Say who is in danger, and whom you called back at which independent number.");
            }
            process.findEmergency(sealed.seal(reference, "emergency", emergency.strip()), acting.who(), now);
        }
        decisions.forEach((number, route) -> {
            boolean told = process.target(number).notice().isGiven();
            process.decideNotice(number, route, now);
            if (route == NoticeRoute.NOTIFY && !told) {
                tell(process, process.target(number), now, acting);
            }
        });
        process.noticeDecided(now);
        ledger.record(
                Act.on(reference, "legal.noticeDecided")
                        .with("routes", new java.util.TreeMap<>(decisions))
                        .with("settled", new java.util.TreeMap<>(settled)),
                acting);
        workflow.objectionsLeft(reference, process.objectionsLeft());
        workflow.done(
                reference,
                Step.DECIDE_NOTICE,
                switch (process.stage()) {
                    case SETTLED -> "settled";
                    case EMERGENCY -> "emergency";
                    default -> "open";
                },
                acting);
        workItems.refresh(reference);
    }

    private void tell(LegalProcess process, LegalTarget target, Instant now, Acting acting) {
        String email = sealed.target(process, target).email().strip();
        if (email.isEmpty() || directory.whoIs(email).standing() != Standing.ACCOUNT_HOLDER) {
            throw new ActRefused(
                    "contact-not-in-directory",
                    "The directory has no contact of the customer of target " + target.number()
                            + ", so nobody can be told. Find the contact, or counsel decides otherwise.");
        }
        Instant notBefore = clocks.windowEnd(process, now, settings)
                .orElseThrow(() -> new ActRefused(
                        "window-too-short",
                        "The return date leaves the customer of target " + target.number()
                                + " less than " + settings.shortestWindow().toDays()
                                + " days. Ask the requester for an extension first; the window is not shortened."));
        PreparedLetter posted = outbox.post(
                letters.notice(
                        process,
                        target,
                        PostAddress.of(email),
                        notBefore,
                        "notice-" + target.number() + "-" + (target.notice().round() + 1)),
                acting);
        process.noticePosted(target.number(), posted.id(), now);
        ledger.record(
                Act.on(process.reference(), "legal.noticePosted")
                        .with("target", target.number())
                        .with("letter", posted.id())
                        .with("sha256", posted.sha256())
                        .with("notBefore", notBefore),
                acting);
    }

    /** The window would be too short: the requester is asked for another return date before anybody is told. */
    @Transactional
    @Permits(Role.LEGAL)
    public void needExtension(CaseReference reference, long version, Acting acting) {
        processes.seen(reference, version);
        ledger.record(Act.on(reference, "legal.extensionNeeded"), acting);
        workflow.done(reference, Step.DECIDE_NOTICE, "extension", acting);
    }

    /**
     * What the requester answered.
     *
     * @param to the new return date, confirmed in writing; null when they refuse, and counsel goes on with the full window
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void extension(
            CaseReference reference,
            @org.jspecify.annotations.Nullable LocalDate to,
            String words,
            long version,
            Acting acting) {
        if (words.isBlank()) {
            throw new ActRefused("reason-missing", "Say who answered, when, and where the answer is.");
        }
        LegalProcess process = processes.seen(reference, version);
        if (to == null) {
            process.extensionRefused(clock.instant());
            ledger.record(Act.on(reference, "legal.extensionRefused"), acting.because(words.strip()));
        } else {
            process.extendReturn(to, clock.instant());
            clocks.returnDate(process, to, acting);
            ledger.record(Act.on(reference, "legal.returnExtended").with("to", to), acting.because(words.strip()));
        }
        workflow.done(reference, Step.EXTENSION, "", acting);
        workItems.refresh(reference);
    }

    /** A second person approves that it is an emergency, or does not. */
    @Transactional
    @Permits({Role.LEGAL, Role.APPROVER})
    public void decideEmergency(CaseReference reference, boolean approved, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        if (approved) {
            process.approveEmergency(acting.who(), clock.instant());
        } else {
            process.denyEmergency(clock.instant());
        }
        ledger.record(Act.on(reference, approved ? "legal.emergencyApproved" : "legal.emergencyDenied"), acting);
        workflow.done(reference, Step.APPROVE_EMERGENCY, approved ? "yes" : "no", acting);
        workItems.refresh(reference);
    }

    /**
     * Files the document of an order that came by itself, so that the order can be put on file with it.
     *
     * @throws ActRefused {@code document-unreadable}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public UUID fileOrder(CaseReference reference, HandEntry.Upload file, Acting acting) {
        processes.of(reference);
        check.problem(file.bytes()).ifPresent(why -> {
            throw new ActRefused("document-unreadable", why + " Nothing was put on file.");
        });
        return documents
                .receive(
                        reference,
                        "order",
                        file.name(),
                        "application/pdf",
                        new ByteArrayInputStream(file.bytes()),
                        acting)
                .id();
    }

    /** Puts a nondisclosure order, its extension or a mere plea on file. */
    @Transactional
    @Permits(Role.LEGAL)
    public void addSecrecy(CaseReference reference, SecrecyEntry entry, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        process.addSecrecy(
                new SecrecyOrder(
                        entry,
                        sealed.seal(reference, "secrecy", entry.authority().strip()),
                        acting.who(),
                        clock.instant()),
                clock.instant());
        Act act = Act.on(reference, "legal.secrecyRecorded")
                .with("kind", entry.kind())
                .with("begins", entry.begins());
        Instant expires = entry.expires();
        ledger.record(expires == null ? act : act.with("expires", expires), acting);
        workflow.tell(reference, News.SECRECY_CHANGED);
        workflow.tell(reference, News.STAND_CHANGED);
        workItems.refresh(reference);
    }

    /**
     * Tells the customers whom an order or an emergency kept from being told; while an order still forbids it, the case
     * waits for the end of the order.
     */
    @Transactional
    @Permits(Role.LEGAL)
    public boolean tellAfterwards(CaseReference reference, long version, Acting acting) {
        LegalProcess process = processes.seen(reference, version);
        Instant now = clock.instant();
        for (LegalTarget target : process.targets()) {
            if (process.isNoticeOwed(target) && !process.isBarred(target, now)) {
                String email = sealed.target(process, target).email().strip();
                if (!email.isEmpty() && directory.whoIs(email).standing() == Standing.ACCOUNT_HOLDER) {
                    PreparedLetter posted =
                            outbox.post(letters.noticeAfterwards(process, target, PostAddress.of(email)), acting);
                    ledger.record(
                            Act.on(reference, "legal.toldAfterwards")
                                    .with("target", target.number())
                                    .with("letter", posted.id()),
                            acting);
                } else {
                    disclosures.notice(process, target, NoticeOutcome.UNDELIVERABLE, acting);
                }
                process.noticeGivenAfterwards(target.number(), now);
            }
        }
        boolean told = !process.isNoticeOwed();
        workflow.done(reference, Step.TELL_AFTERWARDS, told ? "yes" : "no", acting);
        workItems.refresh(reference);
        return told;
    }

    /** What became of a notice on its way; a later bounce voids it. */
    void letterEnded(LegalProcess process, UUID letter, boolean accepted, Acting acting) {
        Instant now = clock.instant();
        if (accepted) {
            Instant end = clocks.windowEnd(process, now, settings).orElse(now.plus(settings.window()));
            if (process.noticeAccepted(letter, now, end)) {
                ledger.record(
                        Act.on(process.reference(), "legal.noticeGiven")
                                .with("letter", letter)
                                .with("notBefore", end),
                        acting);
                outcome(process, letter, NoticeOutcome.NOTIFIED, acting);
                workflow.tell(process.reference(), News.STAND_CHANGED);
            }
        } else if (process.noticeFailed(letter, now)) {
            ledger.record(Act.on(process.reference(), "legal.noticeVoided").with("letter", letter), acting);
            outcome(process, letter, NoticeOutcome.UNDELIVERABLE, acting);
            if (workflow.tell(process.reference(), News.NOTICE_FAILED)) {
                process.noticeAgain(now);
            }
        }
    }

    private void outcome(LegalProcess process, UUID letter, NoticeOutcome what, Acting acting) {
        process.targets().stream()
                .filter(target -> target.notice().isLetter(letter))
                .forEach(target -> disclosures.notice(process, target, what, acting));
    }
}
