package org.habeas.sar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.directory.DirectoryAnswer;
import org.habeas.casework.party.Party;
import org.habeas.casework.vault.CaseDocument;
import org.jspecify.annotations.Nullable;

/**
 * A request opened for those who may read it.
 *
 * @param version to be sent back with what is decided on it
 * @param receivedAt when the house first had it, from which its clocks count
 * @param arrivedAt when our mailbox had it, or somebody entered it
 * @param zone of the legal entity that owes the answer
 * @param byHand whether a person entered it; otherwise its mail is stored
 * @param ended how it ended, empty while it is open
 * @param title subject line, possibly empty
 * @param asked what was asked by other ways than mail, possibly empty
 * @param suggestion what the word rules made of it, one line a topic
 * @param notReached whether a letter to the requester did not arrive and nobody has looked at it yet
 * @param alsoNamed keys of rights that unread replies name beyond those it is sorted for
 * @param standing who the requester's address is to the company
 * @param letters what went or goes out between receipt and answer, the oldest first
 * @param contests complaints, appeals and inquiries about it, the oldest first
 * @param law which law applies, and why
 */
public record RequestFile(
        CaseReference reference,
        long version,
        Channel channel,
        Instant receivedAt,
        Instant arrivedAt,
        ZoneId zone,
        boolean byHand,
        String language,
        Asker asker,
        Stage stage,
        Optional<Ending> ended,
        String title,
        String asked,
        List<String> suggestion,
        boolean automatic,
        Optional<Party> requester,
        DirectoryAnswer standing,
        Optional<CaseReference> duplicateOf,
        int unreadReplies,
        boolean notReached,
        List<String> alsoNamed,
        Optional<String> escalated,
        List<Item> items,
        List<Found> holdings,
        Checked identity,
        Drafted answer,
        List<InterimFile> letters,
        List<ContestFile> contests,
        LawFile law) {

    public RequestFile {
        suggestion = List.copyOf(suggestion);
        alsoNamed = List.copyOf(alsoNamed);
        items = List.copyOf(items);
        holdings = List.copyOf(holdings);
        letters = List.copyOf(letters);
        contests = List.copyOf(contests);
    }

    /** The rights asked for. */
    public Set<Right> rights() {
        return Set.copyOf(items.stream().map(Item::right).toList());
    }

    /** Whether the sorting may still be corrected: it was sorted, and no answer is approved. */
    public boolean sortingCorrectable() {
        return stage != Stage.RECEIVED && stage.isCorrectable();
    }

    /** Whether what was taken down may still be corrected: no answer is approved. */
    public boolean isCorrectable() {
        return stage.isCorrectable();
    }

    /** The complaint, appeal or inquiry that is at a stage; of several the oldest, which is dealt with first. */
    public Optional<ContestFile> contestAt(ContestStage stage) {
        return contests.stream().filter(one -> one.stage() == stage).findFirst();
    }

    /** Whether something is to be done about a complaint, an appeal or an inquiry. */
    public boolean hasOpenContest() {
        return contests.stream().anyMatch(one -> !one.stage().isOver());
    }

    /** Whether something is owed, so that facts that decide the law can be said and rules decided by hand. */
    public boolean isOwed() {
        return !stage.isOver();
    }

    /** Where it stands, as the house says it. */
    public String standingWords() {
        if (stage == Stage.CLOSED) {
            return ended.filter(ending -> !ending.isAnswered())
                    .map(ending -> "Closed: " + ending.words())
                    .orElse(stage.words());
        }
        Instant until = identity.awaitedUntil();
        return until == null
                ? stage.words()
                : "Waiting for proof of identity until "
                        + DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(until.atZone(zone));
    }

    /** The rights the word rules suggest. */
    public List<String> suggestedRights() {
        return suggestion.stream()
                .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
                .toList();
    }

    /** A right with its outcome; detail and grounds are empty before it is decided. */
    public record Item(Right right, @Nullable Outcome outcome, String detail, String grounds) {}

    /** Something found. */
    public record Found(
            UUID id, HoldingWords words, @Nullable UUID document, String file, String recordedBy, Instant recordedAt) {}

    /**
     * What is known of the requester's identity.
     *
     * @param onFile what bears out the mail they wrote from an address that the directory knows; null without one
     * @param answeredAt when the latest question was answered, or null
     * @param awaitedUntil when a person looks again because no answer came; null when none is awaited
     */
    public record Checked(
            IdentityState state,
            @Nullable Rung how,
            @Nullable String by,
            @Nullable Instant at,
            int asks,
            String reason,
            @Nullable Origin onFile,
            @Nullable Instant answeredAt,
            @Nullable Instant awaitedUntil) {}

    /**
     * The answer as far as it is.
     *
     * @param documents ids of the files that go with it
     * @param enclosures the same files, with their names and hashes
     * @param letter prepared letter, or document when it goes by post
     * @param own whether the one who reads this worked on it, and so cannot approve it
     * @param setback why a prepared or released letter came back, with the reason a person gave
     * @param leavesAt when the approved letter leaves by mail; null unless it waits and can be stopped
     */
    public record Drafted(
            String message,
            String automatedDecisions,
            String transfers,
            String facts,
            String help,
            List<UUID> documents,
            List<CaseDocument> enclosures,
            boolean byPost,
            @Nullable UUID letter,
            @Nullable String sha256,
            @Nullable String drafter,
            boolean own,
            @Nullable String setback,
            @Nullable Instant leavesAt) {}
}
