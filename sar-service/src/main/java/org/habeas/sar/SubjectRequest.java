package org.habeas.sar;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.correspondence.Origin;
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

    @Embedded
    private Course course;

    @Column(name = "unread_replies")
    private int unreadReplies;

    @Column(name = "also_named")
    private String alsoNamed = "";

    @Column(name = "not_reached")
    private boolean notReached;

    /** A reminder changes nothing of what people read and decide on, so it raises no version. */
    @OptimisticLock(excluded = true)
    private @Nullable String escalated;

    @OptimisticLock(excluded = true)
    @Column(name = "escalated_at")
    private @Nullable Instant escalatedAt;

    @Embedded
    private Identity identity = new Identity();

    @Embedded
    private Answer answer = new Answer();

    @Embedded
    private LawFacts law = new LawFacts();

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
        this.course = new Course(now);
    }

    /** Somebody read the request at this version and acts on what they saw. */
    void requireVersion(long seen) {
        if (seen != version()) {
            throw new SomeoneWasFaster(
                    "This case was changed after you opened it. Look at what is different and go on.");
        }
    }

    void sort(Set<Right> rights, String spoken, Asker who, Instant now) {
        course.mustBe(Stage.RECEIVED, "already-sorted", "This request is already sorted. Now: ");
        asked.sort(rights, spoken, who);
        course.move(Stage.SORTED, now);
    }

    Rework correctSorting(Set<Right> corrected, String spoken, Asker who, Instant now) {
        return corrections().sorting(corrected, spoken, who, now);
    }

    /** Reminders start anew from the corrected receipt. */
    Rework correctReceipt(Instant receivedAt, Instant now) {
        Rework rework = corrections().receipt(receivedAt, now);
        forgetReminders();
        return rework;
    }

    Rework correctContact(boolean emailChanged, boolean personChanged, Instant now) {
        return corrections().contact(emailChanged, personChanged, now);
    }

    void dismiss(@Nullable CaseReference duplicate, Instant now) {
        course.mustBe(Stage.RECEIVED, "already-sorted", "This request is already sorted. Now: ");
        requireNothingUnread();
        if (duplicate != null && duplicate.value().equals(reference)) {
            throw new ActRefused("duplicate-of-itself", "A case cannot be the duplicate of itself.");
        }
        course.dismiss(duplicate, now);
    }

    void acceptIdentity(Rung rung, String who, Instant now) {
        course.mustBe(Stage.SORTED, "identity-not-open", "Identity is not to be decided now: ");
        if (rung == Rung.NOT_NEEDED && asked.needsIdentity()) {
            throw new ActRefused(
                    "identity-needed",
                    "The answer shows, changes or erases data, so it takes some proof of identity. Choose how it was"
                            + " proven, or ask for it.");
        }
        identity.accept(rung, who, now);
        course.move(Stage.COLLECTING, now);
    }

    /** Asking is possible by mail only; somebody who cannot be asked may be told at once that nothing can be done. */
    void refuseIdentity(boolean canBeAsked, String who, Instant now) {
        course.mustBe(Stage.SORTED, "identity-not-open", "Identity is not to be decided now: ");
        if (canBeAsked && !identity.isEverAsked()) {
            throw new ActRefused(
                    "identity-never-asked",
                    "The requester was never asked who they are. Ask first; a refusal for lack of identity comes after.");
        }
        identity.refuse(who, now);
        course.move(Stage.DRAFTING, now);
    }

    void prepareToAskIdentity(boolean canBeAsked, byte[] sealedRequest, String who, Instant now) {
        course.mustBe(Stage.SORTED, "identity-not-open", "Identity is not to be decided now: ");
        if (!canBeAsked) {
            throw new ActRefused(
                    "no-address",
                    "There is no e-mail address to ask at. Check identity in another way and record how.");
        }
        identity.prepareToAsk(sealedRequest, who, now);
        course.touch(now);
    }

    void identityAsked(UUID letter, Instant now) {
        identity.asked(letter);
        course.touch(now);
    }

    /** Adds something found; the prepared letter that no longer fits, if any, is to be withdrawn. */
    Optional<UUID> addHolding(Holding holding, Instant now) {
        requireCollectable();
        holdings.add(holding);
        return disturb(Setback.DATA_ADDED, now);
    }

    /** Takes something found back; the prepared letter that no longer fits, if any, is to be withdrawn. */
    Optional<UUID> removeHolding(UUID id, Instant now) {
        requireCollectable();
        if (!holdings.removeIf(holding -> holding.id().equals(id))) {
            throw new ActRefused("no-such-holding", "This entry is not there any more.");
        }
        return disturb(Setback.DATA_REMOVED, now);
    }

    void finishCollecting(Instant now) {
        course.mustBe(Stage.COLLECTING, "not-collecting", "Data is not being collected at this stage: ");
        course.move(Stage.DRAFTING, now);
    }

    /**
     * Takes new words for the answer; a letter made of the earlier ones no longer fits.
     *
     * @return the number of the draft, which tells its letter from earlier ones
     */
    int writeAnswer(byte[] sealedText, boolean post, String who, Instant now) {
        course.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        course.touch(now);
        return answer.write(sealedText, post, who);
    }

    void decide(Right right, Outcome outcome, byte[] sealedWords) {
        course.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        RequestItem item = asked.item(right);
        if (outcome.isGranted() && !identity.state().isAccepted()) {
            throw new ActRefused(
                    "identity-not-proven", "Identity was not proven, so nothing can be granted. The answer says so.");
        }
        item.decide(outcome, sealedWords);
    }

    void answerPrepared(String kind, UUID letter, String sha256) {
        course.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        requireOutcomes();
        answer.prepared(kind, letter, sha256);
    }

    void submit(String who, Instant now) {
        course.mustBe(Stage.DRAFTING, "not-drafting", "The answer is not being drafted now: ");
        requireOutcomes();
        requireNothingUnread();
        answer.submit(who);
        course.move(Stage.SUBMITTED, now);
    }

    /**
     * A second person lets exactly these bytes go.
     *
     * @param recipientFits whether the letter is addressed to the requester as verified
     */
    void approve(String sha256, boolean recipientFits, String who, Instant now) {
        course.mustBe(Stage.SUBMITTED, "not-submitted", "No answer waits for a second person. Now: ");
        requireNothingUnread();
        answer.approve(sha256, who, now);
        if (!recipientFits) {
            throw new ActRefused(
                    "other-recipient",
                    "The letter is addressed to somebody other than the requester, so it cannot be approved. Return it.");
        }
        course.move(answer.byPost() ? Stage.TO_POST : Stage.APPROVED, now);
    }

    Optional<UUID> returnDraft(Instant now) {
        course.mustBe(Stage.SUBMITTED, "not-submitted", "No answer waits for a second person. Now: ");
        return disturb(Setback.RETURNED, now);
    }

    /** Lets the approved answer leave; only the bytes with the hash it gives. */
    String release(Instant now) {
        course.mustBe(Stage.APPROVED, "answer-not-approved", "Only an approved answer leaves. Now: ");
        String approved = answer.releasable();
        course.move(Stage.RELEASED, now);
        return approved;
    }

    /**
     * The approved answer did not leave, or was refused by the receiving server: it is a draft again.
     *
     * @param by account of the one who stopped it, null where nobody did
     */
    void answerCameBack(Setback why, @Nullable String by, Instant now) {
        if (course.stage() != Stage.RELEASED && course.stage() != Stage.TO_POST) {
            throw new ActRefused(
                    "nothing-to-cancel",
                    "No answer is waiting to leave. Now: " + course.stage().words() + ".");
        }
        answer.setBack(why, by);
        course.move(Stage.DRAFTING, now);
    }

    void answered(Instant now) {
        if (course.stage() != Stage.RELEASED && course.stage() != Stage.TO_POST) {
            throw new ActRefused(
                    "answer-not-released",
                    "No answer is on its way. Now: " + course.stage().words() + ".");
        }
        if (course.stage() == Stage.TO_POST) {
            requireNothingUnread();
        }
        answer.releasable();
        course.move(Stage.ANSWERED, now);
    }

    void close(Instant now) {
        course.close(now);
    }

    /** The requester wants no answer any more; a letter that waits to leave is taken back first. */
    void withdraw(Instant now) {
        course.requireWithdrawable();
        disturb(Setback.WITHDRAWN, now);
        unreadReplies = 0;
        alsoNamed = "";
        if (identity.isAsking()) {
            identity.reopen();
        }
        course.end(Ending.WITHDRAWN, now);
    }

    /** It was a request after all, or is wanted again: everything is decided anew. */
    void reopen(Instant now) {
        course.reopen(now);
        forgetReminders();
        identity.reopen();
        identity.forgetQuestions();
    }

    /** A complaint or an appeal was upheld: everything is decided anew, and the earlier answer stays on record. */
    void answerAnew(Instant now) {
        course.answerAnew(now);
        answer.disturb(Setback.CONTEST_UPHELD);
        forgetReminders();
        identity.reopen();
        identity.forgetQuestions();
    }

    void reachedAt(@Nullable String key) {
        presentKey = key;
    }

    /** Proof of identity came, by the mail that was asked for or another way; a person decides on it. */
    void identityAnswered(@Nullable Origin fromTheAddress, Instant at, Instant now) {
        if (!awaitsIdentity()) {
            throw new ActRefused(
                    "identity-not-asked",
                    "Nobody waits for proof of identity. Now: " + course.stage().words() + ".");
        }
        identity.answered(fromTheAddress, at);
        course.touch(now);
    }

    /** Whether an answer to the question who they are is awaited; nobody waits once the case is over or went on. */
    boolean awaitsIdentity() {
        return course.stage() == Stage.SORTED && identity.state() == IdentityState.ASKED;
    }

    /** Notes keys of rights that a reply names and nobody has sorted; they stand until it is read. */
    void alsoNamed(List<String> rights) {
        alsoNamed =
                Stream.concat(alsoNamed().stream(), rights.stream()).distinct().collect(Collectors.joining(","));
    }

    /** A person read the answer to the question who they are and found nothing more in it. */
    void nothingElseAsked() {
        if (unreadReplies == 0) {
            alsoNamed = "";
        }
    }

    /** Keys of rights that unread replies name beyond those the request is sorted for. */
    List<String> alsoNamed() {
        return alsoNamed.isEmpty() ? List.of() : List.of(alsoNamed.split(","));
    }

    void requesterWrote(Instant now) {
        unreadReplies++;
        course.touch(now);
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
        alsoNamed = "";
        notReached = false;
        course.touch(now);
    }

    void escalate(String stageCode, Instant now) {
        escalated = stageCode;
        escalatedAt = now;
    }

    void touch(Instant now) {
        course.touch(now);
    }

    private void forgetReminders() {
        escalated = null;
        escalatedAt = null;
    }

    /** The answer no longer fits; its letter, if one was prepared, is to be withdrawn. */
    private Optional<UUID> disturb(Setback why, Instant now) {
        Optional<UUID> letter = answer.disturb(why);
        course.takeBackSubmission(now);
        return letter;
    }

    private Corrections corrections() {
        return new Corrections(course, receipt, asked, identity, answer);
    }

    private void requireCollectable() {
        if (!identity.state().isAccepted()) {
            throw new ActRefused(
                    "identity-undecided", "Identity is decided before data is collected. Decide it first.");
        }
        if (course.stage() != Stage.COLLECTING
                && course.stage() != Stage.DRAFTING
                && course.stage() != Stage.SUBMITTED) {
            throw new ActRefused(
                    "not-collecting",
                    "Data cannot be changed any more: " + course.stage().words() + ".");
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
        return course.stage();
    }

    Optional<CaseReference> duplicateOf() {
        return course.duplicateOf();
    }

    Optional<Ending> ended() {
        return course.ended();
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

    LawFacts law() {
        return law;
    }

    /** What decides which law applies may be said and decided by hand as long as something is owed. */
    void requireLawOpen() {
        if (course.stage().isOver()) {
            throw new ActRefused(
                    "nothing-owed",
                    "Nothing is owed any more, so no clock can start or end: "
                            + course.stage().words() + ".");
        }
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
