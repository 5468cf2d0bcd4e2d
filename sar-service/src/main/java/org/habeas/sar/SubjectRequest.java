package org.habeas.sar;

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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** A request of a data subject; it decides what is allowed, and a refusal says what to do instead. */
@Entity
@Table(name = "sar_request")
@DynamicUpdate
class SubjectRequest {

    @Id
    private String reference;

    @Version
    private @Nullable Long version;

    @Embedded
    private Receipt receipt;

    @Embedded
    private Asked asked;

    /** Keyed pseudonym of the address the requester is reached at now, by which other cases of theirs are found. */
    @Column(name = "present_key")
    private @Nullable String presentKey;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.RECEIVED;

    @Column(name = "duplicate_of")
    private @Nullable String duplicateOf;

    @Column(name = "unread_replies")
    private int unreadReplies;

    @Column(name = "not_reached")
    private boolean notReached;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_as")
    private @Nullable Ending ended;

    /** A reminder changes nothing of what people read and decide on, so it raises no version. */
    @OptimisticLock(excluded = true)
    private @Nullable String escalated;

    @OptimisticLock(excluded = true)
    @Column(name = "escalated_at")
    private @Nullable Instant escalatedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Embedded
    private Identity identity = new Identity();

    @Embedded
    private Answer answer = new Answer();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    @OrderBy("recordedAt, id")
    private List<Holding> holdings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SubjectRequest() {}

    SubjectRequest(CaseReference reference, Receipt receipt, String language, Instant now) {
        this.reference = reference.value();
        this.receipt = receipt;
        this.presentKey = receipt.requesterKey();
        this.asked = new Asked(language);
        this.changedAt = now;
    }

    /** Somebody read the request at this version and acts on what they saw. */
    void requireVersion(long seen) {
        if (seen != version()) {
            throw new SomeoneWasFaster(
                    "This case was changed after you opened it. Look at what is different and go on.");
        }
    }

    void sort(Set<Right> rights, String spoken, Asker who, Instant now) {
        stage.mustBe(Stage.RECEIVED, "already-sorted", "This request is already sorted. Now: ");
        asked.sort(rights, spoken, who);
        move(Stage.SORTED, now);
    }

    /** What is asked was found to be something else; outcomes stand for the rights that stay, and no letter does. */
    Rework correctSorting(Set<Right> corrected, String spoken, Asker who, Instant now) {
        requireCorrectable(stage != Stage.RECEIVED);
        if (asked.is(corrected, spoken, who)) {
            throw nothingCorrected();
        }
        boolean added = !rights().containsAll(corrected);
        asked.sort(corrected, spoken, who);
        boolean submitted = stage == Stage.SUBMITTED;
        disturb("The sorting was corrected after the answer was prepared.", now);
        if (stage == Stage.SORTED) {
            boolean askedInVain = identity.state() == IdentityState.ASKED && !asked.needsIdentity();
            return askedInVain ? decideIdentityAgain(Rework.AWAIT_NO_LONGER, now) : Rework.NONE;
        }
        if (identity.isContradictedBy(asked.needsIdentity())) {
            return decideIdentityAgain(Rework.IDENTITY, now);
        }
        if (stage == Stage.DRAFTING && added && identity.state().isAccepted()) {
            move(Stage.COLLECTING, now);
            return Rework.COLLECT;
        }
        return submitted ? Rework.DRAFT : Rework.NONE;
    }

    /** The request was received at another time than was taken down; reminders start anew from there. */
    Rework correctReceipt(Instant receivedAt, Instant now) {
        requireCorrectable(true);
        if (receivedAt.equals(receipt.receivedAt())) {
            throw nothingCorrected();
        }
        receipt.correct(receivedAt);
        escalated = null;
        escalatedAt = null;
        boolean submitted = stage == Stage.SUBMITTED;
        disturb("The date of receipt was corrected after the answer was prepared.", now);
        return submitted ? Rework.DRAFT : Rework.NONE;
    }

    private Rework decideIdentityAgain(Rework rework, Instant now) {
        identity.reopen();
        move(Stage.SORTED, now);
        return rework;
    }

    void dismiss(@Nullable CaseReference duplicate, Instant now) {
        stage.mustBe(Stage.RECEIVED, "already-sorted", "This request is already sorted. Now: ");
        requireNothingUnread();
        if (duplicate != null && duplicate.value().equals(reference)) {
            throw new ActRefused("duplicate-of-itself", "A case cannot be the duplicate of itself.");
        }
        duplicateOf = duplicate == null ? null : duplicate.value();
        move(Stage.DISMISSED, now);
    }

    void acceptIdentity(Rung rung, String who, Instant now) {
        stage.mustBe(Stage.SORTED, "identity-not-open", "Identity is not to be decided now: ");
        if (rung == Rung.NOT_NEEDED && asked.needsIdentity()) {
            throw new ActRefused(
                    "identity-needed",
                    "The answer shows, changes or erases data, so it takes some proof of identity. Choose how it was"
                            + " proven, or ask for it.");
        }
        identity.accept(rung, who, now);
        move(Stage.COLLECTING, now);
    }

    /** Asking is possible by mail only; somebody who cannot be asked may be told at once that nothing can be done. */
    void refuseIdentity(boolean canBeAsked, String who, Instant now) {
        stage.mustBe(Stage.SORTED, "identity-not-open", "Identity is not to be decided now: ");
        if (canBeAsked && !identity.isEverAsked()) {
            throw new ActRefused(
                    "identity-never-asked",
                    "The requester was never asked who they are. Ask first; a refusal for lack of identity comes after.");
        }
        identity.refuse(who, now);
        move(Stage.DRAFTING, now);
    }

    void prepareToAskIdentity(boolean canBeAsked, byte[] sealedRequest, String who, Instant now) {
        stage.mustBe(Stage.SORTED, "identity-not-open", "Identity is not to be decided now: ");
        if (!canBeAsked) {
            throw new ActRefused(
                    "no-address",
                    "There is no e-mail address to ask at. Check identity in another way and record how.");
        }
        identity.prepareToAsk(sealedRequest, who, now);
        changedAt = now;
    }

    void identityAsked(UUID letter, Instant now) {
        identity.asked(letter, now);
        changedAt = now;
    }

    /** Adds something found; the prepared letter that no longer fits, if any, is to be withdrawn. */
    Optional<UUID> addHolding(Holding holding, Instant now) {
        requireCollectable();
        holdings.add(holding);
        return disturb("Data was added after the answer was prepared.", now);
    }

    /** Takes something found back; the prepared letter that no longer fits, if any, is to be withdrawn. */
    Optional<UUID> removeHolding(UUID id, Instant now) {
        requireCollectable();
        if (!holdings.removeIf(holding -> holding.id().equals(id))) {
            throw new ActRefused("no-such-holding", "This entry is not there any more.");
        }
        return disturb("Data was removed after the answer was prepared.", now);
    }

    void finishCollecting(Instant now) {
        stage.mustBe(Stage.COLLECTING, "not-collecting", "Data is not being collected at this stage: ");
        move(Stage.DRAFTING, now);
    }

    /**
     * Takes new words for the answer; a letter made of the earlier ones no longer fits.
     *
     * @return the number of the draft, which tells its letter from earlier ones
     */
    int writeAnswer(byte[] sealedText, boolean post, String who, Instant now) {
        stage.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        changedAt = now;
        return answer.write(sealedText, post, who);
    }

    void decide(Right right, Outcome outcome, byte[] sealedWords) {
        stage.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        RequestItem item = asked.item(right);
        if (outcome.isGranted() && !identity.state().isAccepted()) {
            throw new ActRefused(
                    "identity-not-proven", "Identity was not proven, so nothing can be granted. The answer says so.");
        }
        item.decide(outcome, sealedWords);
    }

    void answerPrepared(String kind, UUID letter, String sha256) {
        stage.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        requireOutcomes();
        answer.prepared(kind, letter, sha256);
    }

    void submit(String who, Instant now) {
        stage.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        requireOutcomes();
        requireNothingUnread();
        answer.submit(who);
        move(Stage.SUBMITTED, now);
    }

    /**
     * A second person lets exactly these bytes go.
     *
     * @param recipientFits whether the letter is addressed to the requester as verified
     */
    void approve(String sha256, boolean recipientFits, String who, Instant now) {
        stage.mustBe(Stage.SUBMITTED, "not-submitted", "No answer waits for a second person. Now: ");
        requireNothingUnread();
        answer.approve(sha256, who, now);
        if (!recipientFits) {
            throw new ActRefused(
                    "other-recipient",
                    "The letter is addressed to somebody other than the requester, so it cannot be approved. Return it.");
        }
        move(answer.byPost() ? Stage.TO_POST : Stage.APPROVED, now);
    }

    Optional<UUID> returnDraft(Instant now) {
        stage.mustBe(Stage.SUBMITTED, "not-submitted", "No answer waits for a second person. Now: ");
        return disturb(Setbacks.RETURNED + ".", now);
    }

    /** Lets the approved answer leave; only the bytes with the hash it gives. */
    String release(Instant now) {
        stage.mustBe(Stage.APPROVED, "answer-not-approved", "Only an approved answer leaves. Now: ");
        String approved = answer.releasable();
        move(Stage.RELEASED, now);
        return approved;
    }

    /** The approved answer did not leave, or was refused by the receiving server: it is a draft again. */
    void answerCameBack(String why, Instant now) {
        if (stage != Stage.RELEASED && stage != Stage.TO_POST) {
            throw new ActRefused("nothing-to-cancel", "No answer is waiting to leave. Now: " + stage.words() + ".");
        }
        answer.setBack(why);
        move(Stage.DRAFTING, now);
    }

    void answered(Instant now) {
        if (stage != Stage.RELEASED && stage != Stage.TO_POST) {
            throw new ActRefused("answer-not-released", "No answer is on its way. Now: " + stage.words() + ".");
        }
        if (stage == Stage.TO_POST) {
            requireNothingUnread();
        }
        answer.releasable();
        move(Stage.ANSWERED, now);
    }

    void close(Instant now) {
        if (stage != Stage.ANSWERED && stage != Stage.DISMISSED) {
            throw new ActRefused(
                    "answer-owed", "A case closes when it is answered or dismissed. Now: " + stage.words() + ".");
        }
        ended = stage == Stage.DISMISSED ? Ending.DISMISSED : Ending.ANSWERED;
        move(Stage.CLOSED, now);
    }

    /** The requester wants no answer any more; a letter that waits to leave is taken back first. */
    void withdraw(Instant now) {
        if (!stage.isCorrectable()) {
            throw new ActRefused(
                    "not-withdrawable",
                    "A request is withdrawn before its answer is approved. Make the answer a draft again first. Now: "
                            + stage.words() + ".");
        }
        disturb("The requester withdrew the request.", now);
        unreadReplies = 0;
        if (identity.isAsking()) {
            identity.reopen();
        }
        ended = Ending.WITHDRAWN;
        move(Stage.CLOSED, now);
    }

    /** It was a request after all, or is wanted again: everything is decided anew. */
    void reopen(Instant now) {
        if (stage != Stage.CLOSED || ended == null || ended.isAnswered()) {
            throw new ActRefused(
                    "not-reopenable",
                    "Only a case that was closed without an answer is opened again. Now: " + stage.words() + ".");
        }
        ended = null;
        duplicateOf = null;
        escalated = null;
        escalatedAt = null;
        identity.reopen();
        identity.forgetQuestions();
        move(Stage.RECEIVED, now);
    }

    /**
     * Who the requester is or where they are reached was taken down wrongly. What was proven of one person or address is
     * not proven of another, so identity is decided again.
     *
     * @param emailChanged whether what was asked and answered by mail went to and fro another address
     * @param personChanged whether the name or any address is another
     */
    Rework correctContact(boolean emailChanged, boolean personChanged, Instant now) {
        requireCorrectable(true);
        boolean submitted = stage == Stage.SUBMITTED;
        disturb("Name or address of the requester was corrected after the answer was prepared.", now);
        if (emailChanged) {
            identity.addressChanged();
            if (identity.state() == IdentityState.NOT_PROVEN) {
                return decideIdentityAgain(Rework.IDENTITY, now);
            }
        }
        if (personChanged) {
            if (identity.state() == IdentityState.ASKED) {
                return decideIdentityAgain(Rework.AWAIT_NO_LONGER, now);
            }
            if (identity.state() == IdentityState.PROVEN) {
                return decideIdentityAgain(Rework.IDENTITY, now);
            }
        }
        return submitted ? Rework.DRAFT : Rework.NONE;
    }

    void reachedAt(@Nullable String key) {
        presentKey = key;
    }

    /** Proof of identity came, by the mail that was asked for or another way; a person decides on it. */
    void identityAnswered(boolean fromTheAddress, Instant at, Instant now) {
        if (!awaitsIdentity()) {
            throw new ActRefused(
                    "identity-not-asked", "Nobody waits for proof of identity. Now: " + stage.words() + ".");
        }
        identity.answered(fromTheAddress, at);
        changedAt = now;
    }

    /** Whether an answer to the question who they are is awaited; nobody waits once the case is over or went on. */
    boolean awaitsIdentity() {
        return stage == Stage.SORTED && identity.state() == IdentityState.ASKED;
    }

    void requesterWrote(Instant now) {
        unreadReplies++;
        changedAt = now;
    }

    /** A letter did not arrive; somebody has to look at it like at a reply, before anything else goes there. */
    void requesterNotReached(Instant now) {
        notReached = true;
        requesterWrote(now);
    }

    void repliesRead(Instant now) {
        if (unreadReplies == 0) {
            throw new ActRefused("nothing-unread", "There is no unread reply.");
        }
        unreadReplies = 0;
        notReached = false;
        changedAt = now;
    }

    void escalate(String stageCode, Instant now) {
        escalated = stageCode;
        escalatedAt = now;
    }

    void touch(Instant now) {
        changedAt = now;
    }

    private Optional<UUID> disturb(String why, Instant now) {
        Optional<UUID> letter = Optional.ofNullable(answer.letter());
        if (letter.isPresent()) {
            answer.setBack(why);
        }
        move(stage == Stage.SUBMITTED ? Stage.DRAFTING : stage, now);
        return letter;
    }

    private void move(Stage next, Instant now) {
        stage = next;
        changedAt = now;
    }

    private void requireCorrectable(boolean begun) {
        if (!begun || !stage.isCorrectable()) {
            throw new ActRefused(
                    "not-correctable",
                    "This can be corrected from the sorting until an answer is approved. Now: " + stage.words() + ".");
        }
    }

    private static ActRefused nothingCorrected() {
        return new ActRefused("nothing-corrected", "This is what the case says already.");
    }

    private void requireCollectable() {
        if (!identity.state().isAccepted()) {
            throw new ActRefused(
                    "identity-undecided", "Identity is decided before data is collected. Decide it first.");
        }
        if (stage != Stage.COLLECTING && stage != Stage.DRAFTING && stage != Stage.SUBMITTED) {
            throw new ActRefused("not-collecting", "Data cannot be changed any more: " + stage.words() + ".");
        }
    }

    private void requireOutcomes() {
        if (identity.state() != IdentityState.NOT_PROVEN) {
            asked.undecided().ifPresent(right -> {
                throw new ActRefused("outcome-missing", "Decide what becomes of: " + right.words() + ".");
            });
        }
    }

    private void requireNothingUnread() {
        if (unreadReplies > 0) {
            throw new ActRefused(
                    "reply-unread", "The requester wrote again. Read the reply before the answer goes on.");
        }
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    long version() {
        return version == null ? 0 : version;
    }

    Receipt receipt() {
        return receipt;
    }

    @Nullable
    String presentKey() {
        return presentKey;
    }

    String language() {
        return asked.language();
    }

    Asker asker() {
        return asked.asker();
    }

    Stage stage() {
        return stage;
    }

    Optional<CaseReference> duplicateOf() {
        return Optional.ofNullable(duplicateOf).map(CaseReference::new);
    }

    Optional<Ending> ended() {
        return Optional.ofNullable(ended);
    }

    int unreadReplies() {
        return unreadReplies;
    }

    boolean isNotReached() {
        return notReached;
    }

    Optional<String> escalated() {
        return Optional.ofNullable(escalated);
    }

    Optional<Instant> escalatedAt() {
        return Optional.ofNullable(escalatedAt);
    }

    Identity identity() {
        return identity;
    }

    Answer answer() {
        return answer;
    }

    List<RequestItem> items() {
        return asked.items();
    }

    List<Right> rights() {
        return asked.rights();
    }

    List<Holding> holdings() {
        return List.copyOf(holdings);
    }
}
