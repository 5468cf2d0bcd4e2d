package org.habeas.legalprocess;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.scan.Scan;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * A legal process opened for those who may read it.
 *
 * @param version to be sent back with what is decided on it
 * @param instrument its name, or "Legal process" before it is recorded
 * @param served in words, with its zone
 * @param scope the final scope, null before it is recorded
 * @param nextRemedy what is left of the ladder, empty when it demands nothing extraordinary
 * @param emergencyBy who found an emergency, null when nobody did
 * @param unread mails that may be objections and that nobody has read, oldest first
 * @param documents the files of the case, oldest first
 * @param scans what the virus scanner said of those that came from outside
 */
public record LegalFile(
        CaseReference reference,
        long version,
        Stage stage,
        boolean sealed,
        Channel channel,
        Instant receivedAt,
        String served,
        String language,
        Optional<UUID> document,
        Optional<String> documentProblem,
        Optional<Demand> demand,
        String instrument,
        Particulars particulars,
        Authenticity authenticity,
        @Nullable ReviewDecision decision,
        @Nullable DataCategory scope,
        CounselState counsel,
        String contest,
        String nextRemedy,
        @Nullable String emergencyBy,
        List<Aim> targets,
        List<Order> orders,
        List<Reply> unread,
        List<CaseDocument> documents,
        Map<UUID, Scan> scans) {

    public LegalFile {
        targets = List.copyOf(targets);
        orders = List.copyOf(orders);
        unread = List.copyOf(unread);
        documents = List.copyOf(documents);
        scans = Map.copyOf(scans);
    }

    /** What the scanner said of a file, in words; empty for one that we made. */
    public String scanWords(CaseDocument document) {
        Scan scan = scans.get(document.id());
        return scan == null ? "" : scan.words();
    }

    /** Whether the mail may be searched once more for a document that could not be taken. */
    public boolean canTakeAgain() {
        return channel == Channel.MAIL && document.isEmpty() && documentProblem.isPresent();
    }

    /** Targets without an outcome. */
    public List<Aim> open() {
        return targets.stream().filter(Aim::isOpen).toList();
    }

    /** Whether a task reminds of an objection. */
    public List<Aim> objecting() {
        return targets.stream().filter(Aim::objecting).toList();
    }

    /** The target that waits for a second person, if one does. */
    public Optional<Aim> prepared() {
        return targets.stream()
                .filter(one -> one.isOpen() && one.manifest() != null)
                .findFirst();
    }

    /**
     * One target.
     *
     * @param notice where its notice stands, in words
     * @param outcome in words, of an open one where it stands
     * @param notBefore when it may be produced, in words
     * @param manifest hash of what is prepared, or null
     * @param preparer who prepared it, or null
     * @param own whether the one who reads this prepared it, and so cannot approve it
     * @param conditions everything production needs
     */
    public record Aim(
            int number,
            Identifier kind,
            TargetEntry words,
            String notice,
            String outcome,
            boolean isOpen,
            boolean objecting,
            String notBefore,
            @Nullable String manifest,
            @Nullable String preparer,
            boolean own,
            List<Item> items,
            List<Need> conditions) {

        public Aim {
            items = List.copyOf(items);
            conditions = List.copyOf(conditions);
        }
    }

    /** One file of a manifest. */
    public record Item(UUID document, String name, String sha256, long size, DataCategory category) {}

    /**
     * One condition of production.
     *
     * @param later whether it comes by itself later, so that it is no fault now
     */
    public record Need(String code, boolean met, boolean later, String why, String whatToDo) {}

    /**
     * A mail that may be an objection.
     *
     * @param came in words, with its zone
     */
    public record Reply(UUID mail, String came) {}

    /** One order that forbids telling, or a plea. */
    public record Order(SecrecyKind kind, String authority, String until, boolean onFile) {}
}
