package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.legalprocess.LegalFile.Aim;
import org.habeas.legalprocess.LegalFile.Item;
import org.habeas.legalprocess.LegalFile.Need;
import org.habeas.legalprocess.LegalFile.Order;
import org.habeas.legalprocess.ProductionConditions.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens legal processes for reading. */
@Service
public class LegalFiles {

    private static final Set<Condition> LATER = Set.of(Condition.MANIFEST, Condition.SECOND_PERSON);

    private final LegalProcesses processes;
    private final LegalWords sealed;
    private final Documents documents;
    private final CaseAccess access;
    private final Staff staff;
    private final Clock clock;

    LegalFiles(
            LegalProcesses processes,
            LegalWords sealed,
            Documents documents,
            CaseAccess access,
            Staff staff,
            Clock clock) {
        this.processes = processes;
        this.sealed = sealed;
        this.documents = documents;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * One case, opened.
     *
     * @throws org.habeas.casework.NoSuchCase when there is none of this reference
     */
    @Transactional(readOnly = true)
    @Permits({Role.LEGAL, Role.APPROVER, Role.AUDITOR})
    public LegalFile open(CaseReference reference, Acting acting) {
        LegalProcess process = processes.of(reference);
        List<CaseDocument> files = documents.of(reference);
        return new LegalFile(
                reference,
                process.version(),
                process.stage(),
                access.isSealed(reference),
                process.receipt().channel(),
                process.receipt().receivedAt(),
                process.inZone(process.receipt().servedAt()),
                process.language(),
                process.receipt().document(),
                problem(process.receipt(), documents),
                process.demand(),
                process.demand()
                        .map(demand ->
                                Instruments.shipped().of(demand.instrument()).words())
                        .orElse("Legal process"),
                sealed.particulars(process),
                process.authenticity(),
                process.decision(),
                process.finalCategory(),
                process.counsel(),
                contest(process.contest()),
                process.isExtraordinary() && !process.isLadderExhausted() ? process.nextRemedy() : "",
                name(process.emergency().by()),
                process.targets().stream()
                        .map(target -> aim(process, target, files, acting))
                        .toList(),
                process.secrecy().stream().map(order -> order(process, order)).toList(),
                process.replies().stream()
                        .filter(LegalReply::isUnread)
                        .map(one -> new LegalFile.Reply(one.mail(), process.inZone(one.cameAt())))
                        .toList(),
                files,
                files.stream()
                        .flatMap(file -> documents.scanOf(file.id()).stream().map(scan -> Map.entry(file.id(), scan)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Why nobody can read the instrument: it was not taken, or it was and is infected or not found clean. */
    static Optional<String> problem(Receipt receipt, Documents documents) {
        return receipt.documentProblem().or(() -> receipt.document()
                .flatMap(documents::scanOf)
                .filter(scan -> !scan.opens())
                .map(scan -> "The document is " + scan.words() + "."));
    }

    private Aim aim(LegalProcess process, LegalTarget target, List<CaseDocument> files, Acting acting) {
        Instant now = clock.instant();
        Outcome outcome = target.outcome();
        return new Aim(
                target.number(),
                target.kind(),
                sealed.target(process, target),
                notice(process, target, now),
                outcome == null ? standing(process, target, now) : outcome.words(),
                target.isOpen(),
                target.isOpen() && target.stay().isUndecided(),
                notBefore(process, target, now),
                target.production().hash(),
                name(target.production().preparer()),
                target.production().isBy(acting.who()),
                target.manifest().stream().map(item -> item(item, files)).toList(),
                process.conditionsOf(target, now).stream()
                        .map(one -> new Need(
                                one.code(), one.met(), LATER.contains(one.condition()), one.why(), one.whatToDo()))
                        .toList());
    }

    /** A colleague by name; somebody who has left by account. */
    private @Nullable String name(@Nullable String account) {
        return account == null
                ? null
                : staff.named(account).map(Staff.Member::name).orElse(account);
    }

    private static Item item(ManifestItem item, List<CaseDocument> files) {
        String name = files.stream()
                .filter(file -> file.id().equals(item.document()))
                .map(CaseDocument::name)
                .findFirst()
                .orElse("file");
        return new Item(item.document(), name, item.sha256(), item.size(), item.category());
    }

    private static String notice(LegalProcess process, LegalTarget target, Instant now) {
        CustomerNotice notice = target.notice();
        Instant accepted = notice.acceptedAt();
        if (accepted != null) {
            return "Given, accepted " + process.inZone(accepted);
        }
        if (notice.afterAt() != null) {
            return "Given afterwards";
        }
        if (process.isBarred(target, now)) {
            return process.barredUntil(target, now)
                    .map(end -> "Barred until " + process.inZone(end))
                    .orElse("Barred without an end");
        }
        if (notice.voidedAt() != null) {
            return "Came back";
        }
        NoticeRoute route = notice.route();
        return route == null ? "Not decided" : route.words();
    }

    private static String standing(LegalProcess process, LegalTarget target, Instant now) {
        if (target.stay().isOpen(now)) {
            return "Stayed";
        }
        Instant window = target.notice().windowEnds();
        if (window != null && now.isBefore(window)) {
            return "In the window";
        }
        return process.missingFor(target, now).isEmpty()
                ? target.production().isPrepared() ? "Waits for a second person" : "Can be prepared"
                : "Open";
    }

    private static String notBefore(LegalProcess process, LegalTarget target, Instant now) {
        if (!target.isOpen()) {
            return "Settled";
        }
        if (target.stay().isOpen(now)) {
            return target.stay().filed() ? "The ruling. No date yet" : "The end of the stay";
        }
        Instant window = target.notice().windowEnds();
        if (window != null && now.isBefore(window)) {
            return process.inZone(window);
        }
        return process.missingFor(target, now).isEmpty() ? "Open now" : "Not yet";
    }

    private Order order(LegalProcess process, SecrecyOrder order) {
        Instant end = order.expires();
        return new Order(
                order.kind(),
                sealed.open(process.reference(), "secrecy", order.words(), String.class),
                end == null ? "without an end" : "until " + process.inZone(end),
                order.document() != null);
    }

    private static String contest(Contest contest) {
        if (!contest.isFiled()) {
            return "None filed";
        }
        Ruling ruling = contest.ruling();
        return "Filed " + contest.filedOn()
                + (ruling == null
                        ? ", not ruled on"
                        : ". " + ruling.words() + (contest.isFinal() ? ", final" : ", not final"));
    }
}
