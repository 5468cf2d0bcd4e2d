package org.habeas.sar;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Act;
import org.jspecify.annotations.Nullable;

/** A letter between receipt and answer: exactly the bytes that a second person approved leave, or none. */
@Entity
@Table(name = "sar_interim_letter")
class InterimLetter {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private String reference;

    @Enumerated(EnumType.STRING)
    private InterimKind kind;

    @Enumerated(EnumType.STRING)
    private InterimState state = InterimState.DRAFTED;

    private byte[] words;

    private int round;

    /** Everybody who wrote or handed it over in any round, one account a line. */
    private String workers = "";

    private @Nullable UUID letter;

    private @Nullable String sha256;

    /** Pseudonym of its words, by which it is known whether they would be the same now. */
    @Column(name = "text_key")
    private @Nullable String textKey;

    private @Nullable String approver;

    @Embedded
    private InterimDispatch dispatch = new InterimDispatch();

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** The day on which the next server took it or a person posted it, in the zone of the legal entity. */
    @Column(name = "left_on")
    private @Nullable LocalDate leftOn;

    /** Receipt of the first mail after it that nobody has read yet. */
    @Column(name = "replied_at")
    private @Nullable Instant repliedAt;

    @Column(name = "answered_on")
    private @Nullable LocalDate answeredOn;

    private @Nullable String problem;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected InterimLetter() {}

    InterimLetter(CaseReference reference, InterimKind kind, byte[] sealedWords, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference.value();
        this.kind = kind;
        this.words = sealedWords;
        this.writtenAt = now;
        this.changedAt = now;
    }

    /** New words; a letter made of the earlier ones was withdrawn. */
    void write(byte[] sealedWords, boolean byPost, String who, Instant now) {
        require(InterimState.DRAFTED);
        words = sealedWords;
        dispatch.choose(byPost);
        letter = null;
        sha256 = null;
        problem = null;
        round++;
        worked(who);
        changedAt = now;
    }

    void prepared(UUID prepared, String hash, String keyOfItsText) {
        letter = prepared;
        sha256 = hash;
        textKey = keyOfItsText;
    }

    void submit(String who, Instant now) {
        require(InterimState.DRAFTED);
        worked(who);
        problem = null;
        move(InterimState.SUBMITTED, now);
    }

    /**
     * A second person lets exactly these bytes go.
     *
     * @param hash of what they saw
     */
    void approve(String hash, String who, Instant now) {
        require(InterimState.SUBMITTED);
        if (isBy(who)) {
            throw new ActRefused("own-draft", "You worked on this letter yourself. A second person has to approve it.");
        }
        if (!hash.equals(sha256)) {
            throw new ActRefused(
                    "letter-changed",
                    "The letter was changed after you opened it. Look at the preview again and approve that one.");
        }
        approver = who;
        dispatch.approved(now);
        move(dispatch.byPost() ? InterimState.TO_POST : InterimState.APPROVED, now);
    }

    /** A second person wants it otherwise: it is written anew. */
    void returned(String reason, Instant now) {
        require(InterimState.SUBMITTED);
        cameBack(reason, now);
    }

    /** What was prepared, approved or not, is true no more: it is written anew. */
    void cameBack(String reason, Instant now) {
        problem = reason;
        letter = null;
        sha256 = null;
        approver = null;
        dispatch.choose(dispatch.byPost());
        move(InterimState.DRAFTED, now);
    }

    void released(Instant now) {
        require(InterimState.APPROVED);
        move(InterimState.RELEASED, now);
    }

    /** The law no longer lets it go, though a second person did. */
    void overtaken(String why, Instant now) {
        problem = why;
        move(InterimState.OVERTAKEN, now);
    }

    void takenBack(Instant now) {
        move(InterimState.TAKEN_BACK, now);
    }

    void left(LocalDate day, Instant now) {
        leftOn = day;
        move(InterimState.LEFT, now);
    }

    /** It is not to be posted any more; whether it was before, only the one knows who posts. */
    void notToPost(String why, Instant now) {
        require(InterimState.TO_POST);
        if (problem == null) {
            changedAt = now;
        }
        problem = why;
    }

    /** Since when it is not to be posted any more; empty where it is, or was recorded as posted. */
    Optional<Instant> notToPostSince() {
        return state == InterimState.TO_POST && problem != null ? Optional.of(changedAt) : Optional.empty();
    }

    /** A person posted it on that day. */
    void posted(LocalDate day, byte[] sealedProof, Instant now) {
        require(InterimState.TO_POST);
        dispatch.posted(sealedProof);
        problem = null;
        left(day, now);
    }

    /** It left, and yet it does not do what it says. */
    void leftInVain(String why) {
        problem = why;
    }

    void failed(Instant now) {
        move(InterimState.FAILED, now);
    }

    /** The requester wrote; whether it answers this letter a person says. */
    void replied(Instant at) {
        if (waits() && repliedAt == null) {
            repliedAt = at;
        }
    }

    /** What came was read and answers nothing. */
    void repliesRead() {
        repliedAt = null;
    }

    void answered(LocalDate day, Instant now) {
        if (!waits()) {
            throw new ActRefused(
                    "question-not-open", "No answer to this letter is awaited. Now: " + state.words() + ".");
        }
        if (leftOn != null && day.isBefore(leftOn)) {
            throw new ActRefused(
                    "answered-before-asked",
                    "The letter left on " + leftOn + ". The day of the answer cannot lie before it.");
        }
        answeredOn = day;
        move(InterimState.ANSWERED, now);
    }

    /** Whether it asked something and nobody answered yet. */
    boolean waits() {
        return kind.asks().isPresent() && state == InterimState.LEFT;
    }

    boolean isBy(String who) {
        return workers.lines().anyMatch(who::equals);
    }

    private void worked(String who) {
        if (!isBy(who)) {
            workers = workers + who + "\n";
        }
    }

    private void move(InterimState next, Instant now) {
        state = next;
        changedAt = now;
    }

    private void require(InterimState wanted) {
        if (state != wanted) {
            throw new ActRefused("letter-not-there", "This letter is not at that step. Now: " + state.words() + ".");
        }
    }

    UUID id() {
        return id;
    }

    CaseReference reference() {
        return new CaseReference(reference);
    }

    InterimKind kind() {
        return kind;
    }

    InterimState state() {
        return state;
    }

    byte[] words() {
        return words;
    }

    int round() {
        return round;
    }

    /** Who wrote it first. */
    String writer() {
        return workers.lines().findFirst().orElse("");
    }

    @Nullable
    UUID letter() {
        return letter;
    }

    @Nullable
    String sha256() {
        return sha256;
    }

    /** Whether these would be the words it was prepared with. */
    boolean says(String keyOfAText) {
        return keyOfAText.equals(textKey);
    }

    /** Whether it is not known what it says, because an older version of this program prepared it. */
    boolean isOfAnOlderVersion() {
        return letter != null && textKey == null;
    }

    InterimDispatch dispatch() {
        return dispatch;
    }

    @Nullable
    String approver() {
        return approver;
    }

    Optional<LocalDate> leftOn() {
        return Optional.ofNullable(leftOn);
    }

    Optional<Instant> repliedAt() {
        return Optional.ofNullable(repliedAt);
    }

    Optional<LocalDate> answeredOn() {
        return Optional.ofNullable(answeredOn);
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** An act on it for the ledger: its kind, and which bytes. */
    Act told(String what) {
        Act act = Act.on(reference(), what).with("kind", kind.template());
        return letter == null ? act : act.with("letter", letter).with("sha256", String.valueOf(sha256));
    }
}
