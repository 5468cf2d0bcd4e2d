package org.habeas.legalprocess;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.legalprocess.ProductionConditions.Checked;
import org.habeas.legalprocess.ProductionConditions.Condition;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/**
 * A legal demand; it decides what is allowed, and a refusal says what to do instead. Nothing of a target is handed over
 * until {@link ProductionConditions} hold.
 */
@Entity
@Table(name = "legal_process")
@DynamicUpdate
class LegalProcess {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    @Id
    private String reference;

    @Version
    private @Nullable Long version;

    @Embedded
    private Receipt receipt;

    @Column(name = "duplicate_of")
    private @Nullable String duplicateOf;

    private String language;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.RECEIVED;

    /** Whether only the roster may know of the case. */
    private boolean sealed;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** A reminder changes nothing of what people read and decide on, so it raises no version. */
    @OptimisticLock(excluded = true)
    private @Nullable String escalated;

    @OptimisticLock(excluded = true)
    @Column(name = "escalated_at")
    private @Nullable Instant escalatedAt;

    @Embedded
    private DemandColumns demand = new DemandColumns();

    @Enumerated(EnumType.STRING)
    private Authenticity authenticity = Authenticity.UNCHECKED;

    @Column(name = "authenticity_by")
    private @Nullable String authenticityBy;

    @Column(name = "authenticity_at")
    private @Nullable Instant authenticityAt;

    @Column(name = "authenticity_words")
    private byte @Nullable [] authenticityWords;

    @Enumerated(EnumType.STRING)
    @Column(name = "review_decision")
    private @Nullable ReviewDecision decision;

    @Column(name = "review_by")
    private @Nullable String reviewBy;

    @Column(name = "review_at")
    private @Nullable Instant reviewAt;

    @Column(name = "review_words")
    private byte @Nullable [] reviewWords;

    /** The final scope; what was asked for until counsel narrows it. */
    @Enumerated(EnumType.STRING)
    @Column(name = "review_category")
    private @Nullable DataCategory category;

    @Enumerated(EnumType.STRING)
    @Column(name = "counsel_state")
    private CounselState counsel = CounselState.OPEN;

    @Column(name = "counsel_at")
    private @Nullable Instant counselAt;

    @Column(name = "counsel_words")
    private byte @Nullable [] counselWords;

    @Embedded
    private Contest contest = new Contest();

    @Embedded
    private Emergency emergency = new Emergency();

    @Column(name = "sign_off_counsel")
    private @Nullable String signOffCounsel;

    @Column(name = "sign_off_executive")
    private @Nullable String signOffExecutive;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("number")
    private List<LegalTarget> targets = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("recordedAt, id")
    private List<SecrecyOrder> secrecy = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("filedOn, id")
    private List<Remedy> remedies = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("cameAt, mail")
    private List<LegalReply> replies = new ArrayList<>();

    @Transient
    private ProductionConditions conditions = new ProductionConditions();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected LegalProcess() {}

    LegalProcess(CaseReference reference, Receipt receipt, String language, Instant now) {
        this(reference, receipt, language, now, new ProductionConditions());
    }

    /** With fewer guards, for the test that shows what each of them is for. */
    LegalProcess(
            CaseReference reference, Receipt receipt, String language, Instant now, ProductionConditions conditions) {
        this.reference = reference.value();
        this.receipt = receipt;
        this.language = language;
        this.changedAt = now;
        this.conditions = conditions;
    }

    /** Somebody read the case at this version and acts on what they saw. */
    void requireVersion(long seen) {
        if (seen != version()) {
            throw new SomeoneWasFaster(
                    "This case was changed after you opened it. Look at what is different and go on.");
        }
    }

    void record(
            Demand what,
            byte[] sealedParticulars,
            List<LegalTarget> aims,
            Instant servedAt,
            boolean seal,
            Instant now) {
        if (stage != Stage.RECEIVED && stage != Stage.RECORDED && stage != Stage.REVIEW) {
            throw new ActRefused("already-cleared", "The demand cannot be changed any more: " + stage.words() + ".");
        }
        if (aims.isEmpty()) {
            throw new ActRefused("no-target", "Enter at least one target.");
        }
        if (targets.stream().anyMatch(one -> one.notice().route() != null || !one.isOpen())) {
            throw new ActRefused(
                    "already-cleared",
                    "The targets cannot be replaced any more: their notices, objections and outcomes are on record.");
        }
        demand.set(what, sealedParticulars);
        receipt.servedAt(servedAt);
        category = what.category();
        sealed = sealed || seal;
        targets.clear();
        targets.addAll(aims);
        move(stage == Stage.RECEIVED ? Stage.RECORDED : stage, now);
    }

    /**
     * It is seen in review that the demand says otherwise of the same targets; what is on record of them stays, and what
     * was cleared on less has to be cleared again by its conditions.
     */
    void correct(Demand what, byte[] sealedParticulars, Instant servedAt, boolean seal, Instant now) {
        requireReview();
        demand.set(what, sealedParticulars);
        receipt.servedAt(servedAt);
        category = what.category();
        sealed = sealed || seal;
        changedAt = now;
    }

    void authenticate(Authenticity found, byte[] sealedHow, String who, Instant now) {
        if (stage != Stage.RECORDED) {
            throw new ActRefused(
                    "not-to-authenticate", "The authority is not to be checked now: " + stage.words() + ".");
        }
        authenticity = found;
        authenticityBy = who;
        authenticityAt = now;
        authenticityWords = sealedHow;
        if (found == Authenticity.GENUINE) {
            move(Stage.REVIEW, now);
        } else if (found == Authenticity.FRAUD) {
            settleOpen(Outcome.FRAUDULENT, now);
            move(Stage.SETTLED, now);
        }
        changedAt = now;
    }

    /** Something speaks against the authority after all; nothing is produced until it is confirmed again. */
    void doubt(byte[] sealedWhy, String who, Instant now) {
        if (stage.isOver() || stage == Stage.RECEIVED) {
            throw new ActRefused("case-over", "There is nothing to stop: " + stage.words() + ".");
        }
        authenticity = Authenticity.SUSPECT;
        authenticityBy = who;
        authenticityAt = now;
        authenticityWords = sealedWhy;
        changedAt = now;
    }

    /** The doubt is cleared by a second look at the authority, through an independent channel. */
    void confirm(byte[] sealedHow, String who, Instant now) {
        if (authenticity != Authenticity.SUSPECT || stage == Stage.RECORDED) {
            throw new ActRefused("no-doubt", "Nobody doubts the authority.");
        }
        authenticity = Authenticity.GENUINE;
        authenticityBy = who;
        authenticityAt = now;
        authenticityWords = sealedHow;
        changedAt = now;
    }

    /** What was cleared has to be looked at again by counsel. */
    void reviewAgain(Instant now) {
        requireStage(Stage.CLEARED, Stage.OPEN);
        move(Stage.REVIEW, now);
    }

    /**
     * Counsel decides; to comply, what the law wants first has to be done.
     *
     * @param scope the final scope, no more than was asked for
     */
    void review(ReviewDecision decided, DataCategory scope, byte[] sealedWords, String who, Instant now) {
        requireReview();
        if (scope.compareTo(required().category()) > 0) {
            throw new ActRefused("scope-wider", "The final scope is wider than what was asked for.");
        }
        DataCategory before = category;
        category = scope;
        if (decided == ReviewDecision.COMPLY) {
            Optional<Checked> missing = targets.stream()
                    .map(target -> conditions.missing(ProductionConditions.TO_CLEAR, this, target, now))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (missing.isPresent()) {
                category = before;
                Checked one = missing.get();
                throw new ActRefused(one.code(), one.why() + " " + one.whatToDo());
            }
        }
        decision = decided;
        reviewBy = who;
        reviewAt = now;
        reviewWords = sealedWords;
        move(
                decided.asksTheRequester() ? Stage.WAITING : decided == ReviewDecision.COMPLY ? Stage.CLEARED : stage,
                now);
    }

    /** The requester answered, or has been silent too long: counsel looks again. */
    void requesterAnswered(Instant now) {
        if (stage != Stage.WAITING) {
            throw new ActRefused("not-waiting", "The requester was not asked anything. Now: " + stage.words() + ".");
        }
        move(Stage.REVIEW, now);
    }

    /** Refuses or closes what is still open, with one outcome. */
    void refuse(Outcome outcome, Instant now) {
        requireReview();
        requireUnproduced(outcome);
        settleOpen(outcome, now);
        decision = ReviewDecision.REFUSE;
        move(Stage.SETTLED, now);
    }

    void counsel(CounselState what, byte[] sealedWords, Instant now) {
        requireUnderWay();
        if (what == CounselState.OPEN || (what == CounselState.ANSWERED && counsel != CounselState.OBJECTED)) {
            throw new ActRefused("not-objected", "Record the objection first, then the answer to it.");
        }
        counsel = what;
        counselAt = now;
        counselWords = sealedWords;
        changedAt = now;
    }

    void fileContest(LocalDate on, byte[] sealedWords, Instant now) {
        requireUnderWay();
        contest.file(on, sealedWords);
        changedAt = now;
    }

    void contestRuled(Ruling ruling, LocalDate on, boolean isFinal, Instant now) {
        requireUnderWay();
        contest.ruled(ruling, on, isFinal);
        if (ruling == Ruling.GRANTED && isFinal) {
            settleOpen(Outcome.QUASHED, now);
        }
        changedAt = now;
    }

    void fileRemedy(Rung rung, LocalDate on, byte[] sealedWords, Instant now) {
        requireUnderWay();
        if (!isExtraordinary()) {
            throw new ActRefused("not-extraordinary", "The ladder of remedies is for extraordinary demands.");
        }
        if (remedies.stream().anyMatch(one -> one.rung() == rung)) {
            throw new ActRefused("already-filed", rung.words() + " is already filed.");
        }
        remedies.add(new Remedy(rung, on, sealedWords));
        changedAt = now;
    }

    void remedyRuled(Rung rung, Ruling ruling, LocalDate on, @Nullable UUID document, Instant now) {
        requireUnderWay();
        Remedy remedy = remedies.stream()
                .filter(one -> one.rung() == rung)
                .findFirst()
                .orElseThrow(() -> new ActRefused("remedy-not-filed", rung.words() + " is not filed."));
        if (on.isBefore(remedy.filedOn())) {
            throw new ActRefused("ruled-before-filed", "The ruling lies before the filing. Check the dates.");
        }
        remedy.ruled(ruling, on, document);
        if (ruling == Ruling.GRANTED) {
            settleOpen(Outcome.QUASHED, now);
        }
        changedAt = now;
    }

    /** General counsel and an executive, two persons, both after the last ruling. */
    void signOff(boolean executive, String who, Instant now) {
        requireUnderWay();
        if (!isLadderRuled()) {
            throw new ActRefused("remedies-open", "Not every remedy is filed and ruled on: " + nextRemedy() + ".");
        }
        if (who.equals(executive ? signOffCounsel : signOffExecutive)) {
            throw new ActRefused("own-sign-off", "You signed as the other of the two. Another person has to sign.");
        }
        if (executive) {
            signOffExecutive = who;
        } else {
            signOffCounsel = who;
        }
        changedAt = now;
    }

    void addSecrecy(SecrecyOrder order, Instant now) {
        if (stage == Stage.CLOSED) {
            throw new ActRefused("case-closed", "The case is closed.");
        }
        order.target()
                .filter(number -> targets.stream().noneMatch(one -> one.number() == number))
                .ifPresent(number -> {
                    throw new ActRefused("no-such-target", "There is no target " + number + ".");
                });
        secrecy.add(order);
        changedAt = now;
    }

    void endSecrecy(UUID order, Instant end, Instant now) {
        secrecy.stream()
                .filter(one -> one.id().equals(order))
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-order", "There is no such order."))
                .endAt(end);
        changedAt = now;
    }

    /** Decides how the customer of one target hears of it. */
    void decideNotice(int number, NoticeRoute route, Instant now) {
        requireStage(Stage.CLEARED, Stage.OPEN);
        LegalTarget target = open(number);
        if (route == NoticeRoute.BARRED && !isBarred(target, now)) {
            throw new ActRefused(
                    "no-order-in-force",
                    "No nondisclosure order that binds is in force and on file for this target. Put it on file with"
                            + " authority and end, or tell the customer.");
        }
        if (route == NoticeRoute.NOTIFY && isBarred(target, now)) {
            throw new ActRefused("notice-barred", "A nondisclosure order forbids telling the customer now.");
        }
        target.notice().decide(route);
        changedAt = now;
    }

    int noticePosted(int number, UUID letter, Instant now) {
        LegalTarget target = open(number);
        if (target.notice().route() != NoticeRoute.NOTIFY) {
            throw new ActRefused("not-to-notify", "The customer of this target is not to be told now.");
        }
        changedAt = now;
        return target.notice().posted(letter);
    }

    void noticeDecided(Instant now) {
        requireStage(Stage.CLEARED, Stage.OPEN);
        if (targets.stream().allMatch(target -> !target.isOpen())) {
            move(Stage.SETTLED, now);
            return;
        }
        targets.stream()
                .filter(LegalTarget::isOpen)
                .filter(one -> one.notice().route() == null)
                .findFirst()
                .ifPresent(one -> {
                    throw new ActRefused("notice-undecided", "Decide on the notice for target " + one.number() + ".");
                });
        boolean emergencyAsked =
                targets.stream().anyMatch(one -> one.isOpen() && one.notice().route() == NoticeRoute.EMERGENCY);
        move(emergencyAsked && !emergency.isApprovedByTwo() ? Stage.EMERGENCY : Stage.OPEN, now);
    }

    /**
     * A notice was taken by the customer's server.
     *
     * @param windowEnds first instant at which the target may be produced, as the policy gives it
     * @return whether the notice counts from here
     */
    boolean noticeAccepted(UUID letter, Instant at, Instant windowEnds) {
        changedAt = at;
        return byLetter(letter)
                .map(target -> target.notice().accepted(at, windowEnds))
                .orElse(false);
    }

    boolean noticeFailed(UUID letter, Instant at) {
        Optional<LegalTarget> target = byLetter(letter).filter(LegalTarget::isOpen);
        target.ifPresent(one -> {
            one.notice().voided(at);
            one.production().setBack();
        });
        changedAt = at;
        return target.isPresent();
    }

    void findEmergency(byte[] sealedWords, String who, Instant now) {
        requireStage(Stage.CLEARED, Stage.OPEN);
        emergency.find(sealedWords, who, now);
        changedAt = now;
    }

    void approveEmergency(String who, Instant now) {
        requireStage(Stage.EMERGENCY);
        emergency.approve(who, now);
        move(Stage.OPEN, now);
    }

    void denyEmergency(Instant now) {
        requireStage(Stage.EMERGENCY);
        emergency.deny();
        move(Stage.CLEARED, now);
    }

    /** Back to the decision on notice, because what it rested on is gone. */
    void noticeAgain(Instant now) {
        requireStage(Stage.OPEN, Stage.EMERGENCY);
        move(Stage.CLEARED, now);
    }

    void extendReturn(LocalDate to, Instant now) {
        LocalDate old = required().returnDate();
        if (old != null && !to.isAfter(old)) {
            throw new ActRefused("no-extension", "The new return date is not later than the old one.");
        }
        demand.extendTo(to);
        changedAt = now;
    }

    void extensionRefused(Instant now) {
        demand.waiveReturn();
        changedAt = now;
    }

    /** The customer of a target objects; production of it is stayed at once. */
    void object(UUID target, boolean withMotion, Instant policyEnd, byte @Nullable [] sealedWords, Instant now) {
        LegalTarget one = targets.stream()
                .filter(each -> each.id().equals(target))
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-target", "There is no such target."));
        if (!one.isOpen() || stage.isOver()) {
            throw new ActRefused(
                    "too-late-to-object", "This demand is already answered; there is nothing left to stop.");
        }
        one.stay().object(withMotion, policyEnd, sealedWords, now);
        changedAt = now;
    }

    /**
     * A mail of a person joined the case.
     *
     * @return whether somebody has to read it before anything leaves; not while no customer was told, nor when all is over
     */
    boolean replyCame(UUID mail, Instant now) {
        if (!isSomebodyTold()
                || stage.isOver()
                || replies.stream().anyMatch(one -> one.mail().equals(mail))) {
            return false;
        }
        replies.add(new LegalReply(mail, now));
        changedAt = now;
        return true;
    }

    /** A person has read a reply and says what it is. */
    void replyRead(UUID mail, boolean objects, String who, Instant now) {
        replies.stream()
                .filter(one -> one.mail().equals(mail) && one.isUnread())
                .findFirst()
                .orElseThrow(
                        () -> new ActRefused("no-such-reply", "Somebody has read this mail already, or it is gone."))
                .read(objects, who, now);
        changedAt = now;
    }

    /** Whether a notice was ever handed to the outbox, so that a customer may have something to answer. */
    boolean isSomebodyTold() {
        return targets.stream().anyMatch(target -> target.notice().isPosted());
    }

    boolean hasUnreadReply() {
        return replies.stream().anyMatch(LegalReply::isUnread);
    }

    void objectionRuled(int number, Ruling ruling, Instant now) {
        LegalTarget target = open(number);
        if (!target.stay().isUndecided()) {
            throw new ActRefused("no-objection", "Nobody objects for this target.");
        }
        target.stay().ruled(ruling, now);
        if (ruling == Ruling.GRANTED) {
            target.settle(Outcome.QUASHED, now);
        }
        changedAt = now;
    }

    /** How many objections wait for their end; one about a target that has its outcome stays nothing any more. */
    int objectionsLeft() {
        return (int) targets.stream()
                .filter(one -> one.isOpen() && one.stay().isUndecided())
                .count();
    }

    /** A first person puts together what may leave. */
    void prepare(int number, List<ManifestItem> items, String who, Instant now) {
        LegalTarget target = open(number);
        if (items.isEmpty()) {
            throw new ActRefused("manifest-empty", "Choose the files, or settle the target without data.");
        }
        conditions.require(ProductionConditions.TO_PREPARE, this, target, now);
        target.prepare(items, who);
        changedAt = now;
    }

    /** A second person approves exactly this manifest. */
    void approve(int number, String hash, String who, Instant now) {
        LegalTarget target = open(number);
        conditions.require(ProductionConditions.TO_APPROVE, this, target, now);
        target.production().approve(hash, who, now);
        changedAt = now;
    }

    void returnProduction(int number, Instant now) {
        open(number).production().setBack();
        changedAt = now;
    }

    /**
     * Hands the records of a target over; every condition is asked once more.
     *
     * @throws ActRefused with the code and the sentence of the first condition that is missing
     */
    void produce(int number, boolean inFull, Instant now) {
        LegalTarget target = open(number);
        conditions.require(EnumSet.allOf(Condition.class), this, target, now);
        target.production().produced(now);
        target.settle(inFull ? Outcome.ANSWERED_IN_FULL : Outcome.ANSWERED_IN_PART, now);
        settleStage(now);
    }

    /** Ends a target without handing anything over. */
    void settle(int number, Outcome outcome, Instant now) {
        requireUnproduced(outcome);
        if (stage.isOver()) {
            throw new ActRefused("case-over", "Nothing is open any more: " + stage.words() + ".");
        }
        open(number).settle(outcome, now);
        if (stage == Stage.OPEN) {
            settleStage(now);
        }
        changedAt = now;
    }

    void answered(Instant now) {
        requireStage(Stage.SETTLED);
        answeredAt = now;
        move(Stage.ANSWERED, now);
    }

    /** The customer hears of it after an order or an emergency is over. */
    void noticeGivenAfterwards(int number, Instant now) {
        LegalTarget target = target(number);
        if (isBarred(target, now)) {
            throw new ActRefused("notice-barred", "A nondisclosure order still forbids telling the customer.");
        }
        target.notice().givenAfterwards(now);
        changedAt = now;
    }

    void close(Instant now) {
        requireStage(Stage.SETTLED, Stage.ANSWERED);
        move(Stage.CLOSED, now);
    }

    void seal(Instant now) {
        sealed = true;
        changedAt = now;
    }

    void duplicateOf(CaseReference other, Instant now) {
        duplicateOf = other.value();
        changedAt = now;
    }

    void escalate(String code, Instant now) {
        escalated = code;
        escalatedAt = now;
    }

    void documentFiled(UUID document, Instant now) {
        receipt.filed(document);
        changedAt = now;
    }

    void documentUnreadable(String why, Instant now) {
        receipt.unreadable(why);
        changedAt = now;
    }

    private void settleStage(Instant now) {
        if (targets.stream().noneMatch(LegalTarget::isOpen)) {
            move(Stage.SETTLED, now);
        }
        changedAt = now;
    }

    private void settleOpen(Outcome outcome, Instant now) {
        targets.stream().filter(LegalTarget::isOpen).forEach(target -> target.settle(outcome, now));
    }

    private void move(Stage next, Instant now) {
        stage = next;
        changedAt = now;
    }

    private void requireReview() {
        if (stage != Stage.REVIEW) {
            throw new ActRefused("not-in-review", "The demand is not in legal review now: " + stage.words() + ".");
        }
    }

    private void requireUnderWay() {
        if (stage != Stage.REVIEW && !stage.isDisclosing()) {
            throw new ActRefused("not-in-review", "The demand is not in legal review now: " + stage.words() + ".");
        }
    }

    private void requireStage(Stage... allowed) {
        for (Stage one : allowed) {
            if (one == stage) {
                return;
            }
        }
        throw new ActRefused("not-at-this-step", "The case is at another step now: " + stage.words() + ".");
    }

    private static void requireUnproduced(Outcome outcome) {
        if (outcome.isProduced()) {
            throw new ActRefused("not-produced", "Nothing was handed over, so the target is not answered.");
        }
    }

    private Demand required() {
        return demand().orElseThrow(() -> new ActRefused("not-recorded", "Record what the instrument says first."));
    }

    private Optional<LegalTarget> byLetter(UUID letter) {
        return targets.stream().filter(one -> one.notice().isLetter(letter)).findFirst();
    }

    LegalTarget target(int number) {
        return targets.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new ActRefused("no-such-target", "There is no target " + number + "."));
    }

    private LegalTarget open(int number) {
        LegalTarget target = target(number);
        Outcome outcome = target.outcome();
        if (outcome != null) {
            throw new ActRefused(
                    "target-settled", "Target " + number + " already has its outcome: " + outcome.words() + ".");
        }
        return target;
    }

    // ---- what the conditions and the pages ask

    List<Checked> conditionsOf(LegalTarget target, Instant now) {
        return conditions.of(this, target, now);
    }

    /** The first condition that keeps a target from being prepared; empty when it may be. */
    Optional<Checked> missingFor(LegalTarget target, Instant now) {
        return conditions.missing(ProductionConditions.TO_PREPARE, this, target, now);
    }

    /** The first condition that keeps a target from being handed over; empty when it may be. */
    Optional<Checked> missingToProduce(LegalTarget target, Instant now) {
        return conditions.missing(EnumSet.allOf(Condition.class), this, target, now);
    }

    boolean isBarred(LegalTarget target, Instant now) {
        return secrecy.stream().anyMatch(order -> order.forbids(target.number(), now));
    }

    boolean isExtraordinary() {
        return demand().map(one -> !one.extraordinary().isEmpty()).orElse(false);
    }

    private boolean isLadderRuled() {
        return EnumSet.allOf(Rung.class).stream()
                .allMatch(rung -> remedies.stream().anyMatch(one -> one.rung() == rung && one.isLost()));
    }

    boolean isLadderExhausted() {
        return isLadderRuled()
                && signOffCounsel != null
                && signOffExecutive != null
                && !signOffCounsel.equals(signOffExecutive);
    }

    String nextRemedy() {
        for (Rung rung : Rung.values()) {
            if (remedies.stream().noneMatch(one -> one.rung() == rung && one.isLost())) {
                return rung.words();
            }
        }
        return signOffCounsel == null ? "signature of general counsel" : "signature of an executive";
    }

    /** Whether somebody has to be told afterwards. */
    boolean isNoticeOwed() {
        return targets.stream().anyMatch(this::isNoticeOwed);
    }

    boolean isNoticeOwed(LegalTarget target) {
        Outcome outcome = target.outcome();
        return outcome != null
                && outcome.isProduced()
                && !target.notice().isGiven()
                && target.notice().afterAt() == null;
    }

    /** The latest end of the orders that bar a target; empty when one has no end or none bars. */
    Optional<Instant> barredUntil(LegalTarget target, Instant now) {
        List<SecrecyOrder> bars = secrecy.stream()
                .filter(order -> order.forbids(target.number(), now))
                .toList();
        Instant latest = null;
        for (SecrecyOrder order : bars) {
            Instant end = order.expires();
            if (end == null) {
                return Optional.empty();
            }
            latest = latest == null || end.isAfter(latest) ? end : latest;
        }
        return Optional.ofNullable(latest);
    }

    /** An instant as people read it where the instrument was served. */
    String inZone(Instant instant) {
        String city = receipt.zone().getId().replaceFirst(".*/", "").replace('_', ' ');
        return MOMENT.format(instant.atZone(receipt.zone())) + " " + city;
    }

    /** The most sensitive kind of data the instrument compels; empty when it compels none. */
    Optional<DataCategory> supports() {
        return demand().flatMap(
                        one -> Instruments.shipped().of(one.instrument()).supportsCategory());
    }

    @Nullable
    DataCategory finalCategory() {
        return category;
    }

    Optional<Demand> demand() {
        return demand.read();
    }

    DemandColumns stored() {
        return demand;
    }

    Authenticity authenticity() {
        return authenticity;
    }

    byte @Nullable [] authenticityWords() {
        return authenticityWords;
    }

    @Nullable
    String authenticityBy() {
        return authenticityBy;
    }

    @Nullable
    ReviewDecision decision() {
        return decision;
    }

    byte @Nullable [] reviewWords() {
        return reviewWords;
    }

    CounselState counsel() {
        return counsel;
    }

    byte @Nullable [] counselWords() {
        return counselWords;
    }

    Contest contest() {
        return contest;
    }

    Emergency emergency() {
        return emergency;
    }

    List<LegalTarget> targets() {
        return List.copyOf(targets);
    }

    List<SecrecyOrder> secrecy() {
        return List.copyOf(secrecy);
    }

    List<LegalReply> replies() {
        return List.copyOf(replies);
    }

    List<Remedy> remedies() {
        return List.copyOf(remedies);
    }

    Optional<String> signOffCounsel() {
        return Optional.ofNullable(signOffCounsel);
    }

    Optional<String> signOffExecutive() {
        return Optional.ofNullable(signOffExecutive);
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    Receipt receipt() {
        return receipt;
    }

    Stage stage() {
        return stage;
    }

    boolean isSealed() {
        return sealed;
    }

    String language() {
        return language;
    }

    Optional<String> escalated() {
        return Optional.ofNullable(escalated);
    }

    Optional<Instant> escalatedAt() {
        return Optional.ofNullable(escalatedAt);
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    Optional<CaseReference> duplicateOf() {
        return Optional.ofNullable(duplicateOf).map(CaseReference::new);
    }

    long version() {
        return version == null ? 0 : version;
    }
}
