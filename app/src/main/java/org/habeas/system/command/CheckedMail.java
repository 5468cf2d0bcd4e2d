package org.habeas.system.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as intake would take it.
 *
 * @param file path below the directory
 * @param from the first author's address as written, null when there is none
 * @param date as claimed, ISO 8601 in UTC
 * @param rights keys of the rights that the desk for requests would suggest
 * @param caseToken in the form of ours, unverified; null when there is none
 */
@JsonPropertyOrder({
    "file",
    "messageId",
    "from",
    "fromName",
    "subject",
    "date",
    "automatic",
    "automaticReason",
    "language",
    "rights",
    "text",
    "attachments",
    "caseToken",
    "problems"
})
record CheckedMail(
        String file,
        @Nullable String messageId,
        @Nullable String from,
        @Nullable String fromName,
        String subject,
        @Nullable String date,
        boolean automatic,
        @Nullable String automaticReason,
        String language,
        List<String> rights,
        String text,
        List<Attachment> attachments,
        @Nullable String caseToken,
        List<String> problems) {

    /**
     * What came with it.
     *
     * @param name made harmless
     * @param type by its content
     * @param size decoded bytes
     * @param sha256 of the decoded bytes, lower-case hex
     */
    record Attachment(String name, String type, long size, String sha256) {}

    /** For a person: a line for each thing that is there. */
    void print(PrintWriter out) {
        out.println(file);
        line(out, "from", Stream.of(fromName, from).filter(one -> one != null).toList());
        line(out, "subject", List.of(subject));
        line(out, "date", Optional.ofNullable(date).stream().toList());
        line(out, "text", List.of(text.length() + " characters, language " + language));
        line(out, "rights", rights);
        line(out, "automatic", Optional.ofNullable(automaticReason).stream().toList());
        line(out, "case token", Optional.ofNullable(caseToken).stream().toList());
        attachments.forEach(one -> line(out, "attachment", List.of(one.name, one.type, one.size + " bytes")));
        problems.forEach(problem -> line(out, "problem", List.of(problem)));
        out.println();
    }

    private static void line(PrintWriter out, String label, List<String> values) {
        String joined = String.join(", ", values);
        if (!joined.isBlank()) {
            out.println("  " + label + ": " + joined);
        }
    }
}
