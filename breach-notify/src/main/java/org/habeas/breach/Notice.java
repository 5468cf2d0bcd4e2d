package org.habeas.breach;

import jakarta.persistence.CascadeType;
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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * A notice to customers: frozen recipients, rendered letters, and an approval that holds for exactly them and the facts
 * they tell.
 */
@Entity
@Table(name = "breach_notice")
class Notice {

    @Id
    private UUID id;

    private String reference;

    @Version
    private @Nullable Long version;

    private int number;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    private byte[] words;

    private int factsVersion;

    private String factsSha256 = "";

    private String templateSha256 = "";

    private String snapshotSha256 = "";

    private String hash = "";

    /** Everybody who imported, wrote or submitted, one account a line; none of them approves. */
    private String workers = "";

    private @Nullable String approver;

    private @Nullable Instant approvedAt;

    private @Nullable Instant releasedAt;

    private int round;

    private @Nullable String setBack;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "notice_id", nullable = false, updatable = false)
    @OrderBy("line")
    private List<Recipient> recipients = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Notice() {}

    Notice(CaseReference reference, int number, byte[] words, String workersBefore) {
        this.id = UUID.randomUUID();
        this.reference = reference.value();
        this.number = number;
        this.words = words;
        this.workers = workersBefore;
    }

    void list(List<Recipient> all, String who) {
        requireDraft();
        worked(who);
        recipients.clear();
        recipients.addAll(all);
        unprepare();
    }

    void write(byte[] sealedWords, String who) {
        requireDraft();
        worked(who);
        words = sealedWords;
        unprepare();
    }

    /** Another round of letters begins; its letters are others than those of the rounds before. */
    int nextRound() {
        requireDraft();
        return ++round;
    }

    /** Every recipient was rendered or held: this is what a second person sees. */
    void prepared(FactsVersion facts, String template, String who) {
        requireDraft();
        worked(who);
        factsVersion = facts.number();
        factsSha256 = facts.sha256();
        templateSha256 = template;
        StringBuilder snapshot = new StringBuilder();
        recipients.forEach(one -> snapshot.append(one.bound()).append('\n'));
        snapshotSha256 = SealedRecord.sha256(snapshot.toString());
        hash = SealedRecord.sha256(templateSha256 + "\n" + snapshotSha256 + "\n" + factsVersion + "\n" + factsSha256);
        setBack = null;
    }

    void submit(String who) {
        requireDraft();
        if (hash.isEmpty()) {
            throw new ActRefused(
                    "notice-not-prepared", "Nothing is rendered. Prepare the letters and look at them first.");
        }
        if (recipients.stream().allMatch(one -> one.letterId() == null)) {
            throw new ActRefused("no-recipient", "No letter could be rendered, so nobody would be told.");
        }
        worked(who);
        state = State.SUBMITTED;
    }

    /** Four eyes on exactly this text, these recipients and these facts. */
    void approve(String seen, FactsVersion facts, String who, Instant now) {
        if (state != State.SUBMITTED) {
            throw new ActRefused(
                    "nothing-submitted",
                    "No notice waits for a second person." + (setBack == null ? "" : " " + setBack));
        }
        if (isBy(who)) {
            throw new ActRefused(
                    "own-notice", "You worked on this notice yourself. A second person has to approve it.");
        }
        if (!seen.equals(hash)) {
            throw new ActRefused(
                    "notice-changed",
                    "The notice was changed after you opened it. Look at it again and approve that one.");
        }
        requireFacts(facts);
        approver = who;
        approvedAt = now;
        state = State.APPROVED;
    }

    /** The letters that may leave; nothing else may. */
    List<Recipient> release(FactsVersion facts, Instant now) {
        if (state != State.APPROVED) {
            throw new ActRefused(
                    "notice-not-approved", "Nobody has approved exactly this notice, so it does not leave.");
        }
        requireFacts(facts);
        state = State.RELEASED;
        releasedAt = now;
        return recipients.stream().filter(one -> one.letterId() != null).toList();
    }

    /**
     * Back to the draft; recipients and words stay, letters and approval do not.
     *
     * @return the letters to withdraw
     */
    List<UUID> setBack(String why) {
        List<UUID> letters = recipients.stream()
                .map(Recipient::letterId)
                .filter(java.util.Objects::nonNull)
                .toList();
        state = State.DRAFT;
        setBack = why;
        unprepare();
        return letters;
    }

    /**
     * Stops what was released. Whom no letter left for is in the notice that follows, with the same words and an approval
     * of its own.
     *
     * @param stopped the letters that will never leave
     */
    Notice stop(Collection<UUID> stopped, String why) {
        state = State.STOPPED;
        Notice next = new Notice(new CaseReference(reference), number + 1, words, workers);
        next.setBack = why;
        recipients.stream()
                .filter(one -> one.letterId() == null || stopped.contains(one.letterId()))
                .forEach(one -> next.recipients.add(one.inNotice(next.number)));
        return next;
    }

    boolean tells(FactsVersion facts) {
        return factsVersion == facts.number() && factsSha256.equals(facts.sha256());
    }

    private void requireFacts(FactsVersion facts) {
        if (!tells(facts)) {
            throw new ActRefused(
                    "facts-changed",
                    "The facts were changed after this notice was prepared on version " + factsVersion
                            + "; now it is version " + facts.number() + ". Prepare the notice again.");
        }
    }

    private void unprepare() {
        hash = "";
        approver = null;
        approvedAt = null;
        recipients.forEach(Recipient::forgetLetter);
    }

    private void requireDraft() {
        if (state != State.DRAFT) {
            throw new ActRefused(
                    "notice-frozen",
                    "The list and the text are frozen since the notice was handed to a second person.");
        }
    }

    private void worked(String who) {
        if (!isBy(who)) {
            workers = workers + who + "\n";
        }
    }

    boolean isBy(String who) {
        return workers.lines().anyMatch(who::equals);
    }

    UUID id() {
        return id;
    }

    String reference() {
        return reference;
    }

    int number() {
        return number;
    }

    State state() {
        return state;
    }

    byte[] words() {
        return words;
    }

    int factsVersion() {
        return factsVersion;
    }

    String templateSha256() {
        return templateSha256;
    }

    String snapshotSha256() {
        return snapshotSha256;
    }

    String hash() {
        return hash;
    }

    @Nullable
    String approver() {
        return approver;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    Instant releasedAt() {
        return releasedAt;
    }

    @Nullable
    String setBackBecause() {
        return setBack;
    }

    List<Recipient> recipients() {
        return List.copyOf(recipients);
    }

    /** Where a notice stands. */
    enum State {
        DRAFT("being prepared"),
        SUBMITTED("waits for a second person"),
        APPROVED("approved"),
        RELEASED("released"),
        /** Released, and stopped while letters were held; the next notice goes on from there. */
        STOPPED("stopped, because the facts were changed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
