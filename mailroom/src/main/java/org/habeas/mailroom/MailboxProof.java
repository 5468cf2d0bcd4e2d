package org.habeas.mailroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the mail server and the database hold the same mail, by technical facts alone.
 *
 * @param folders every folder that is read and every folder for done mail
 * @param differences what one side has and the other has not, oldest first
 * @param sinceComparison since the folder that was compared longest ago was compared; zero when one never was
 * @param complete whether every folder was compared at least once
 */
public record MailboxProof(
        List<Folder> folders, List<MailboxDifference> differences, Duration sinceComparison, boolean complete) {

    public MailboxProof {
        folders = List.copyOf(folders);
        differences = List.copyOf(differences);
    }

    /** What keeps folders from being read as they should. */
    public List<Trouble> troubles() {
        return folders.stream().flatMap(folder -> folder.troubles().stream()).toList();
    }

    /**
     * A folder on the server.
     *
     * @param comparedAt when both sides were compared last, null when they never were
     * @param failedAt when the last comparison was not possible, null when it was
     * @param renumberedAt when the server has numbered it anew, null when never
     * @param onServer mails the server had in it then
     * @param stored mails the database said should be in it then
     */
    public record Folder(
            String account,
            String name,
            @Nullable Instant comparedAt,
            @Nullable Instant failedAt,
            @Nullable Instant renumberedAt,
            long onServer,
            long stored,
            List<Trouble> troubles) {

        public Folder {
            troubles = List.copyOf(troubles);
        }
    }

    /** What keeps a folder from being read as it should, and since when. */
    public record Trouble(MailboxTrouble what, Instant since) {}
}
