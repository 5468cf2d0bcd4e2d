package org.habeas.mailroom.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.access.Visibility;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.vault.CaseVault;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.LetterInDoubt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored letters, for reading. */
@Component
public class OutboundMails {

    static final String COLUMNS = "select id, case_reference, kind, automatic, state, message_id, content_id, sha256,"
            + " envelope_from, prepared_at, not_before, date_header, first_claimed_at, attempts, perhaps_delivered"
            + " from mailroom_outbound_mail ";

    private final JdbcClient jdbc;
    private final CaseVault vault;
    private final SealedContents contents;
    private final ObjectMapper json;
    private final Clock clock;

    OutboundMails(JdbcClient jdbc, CaseVault vault, SealedContents contents, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.contents = contents;
        this.json = json;
        this.clock = clock;
    }

    /** The letters of a case, oldest first. */
    public List<OutboundMail> of(CaseReference reference) {
        return jdbc.sql(COLUMNS + "where case_reference = ? order by prepared_at, id")
                .param(reference.value())
                .query(OutboundMails::row)
                .list();
    }

    /** One letter. */
    public Optional<OutboundMail> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(OutboundMails::row)
                .optional();
    }

    /** The letter as it was rendered, opened. */
    public PreparedLetter opened(OutboundMail letter) {
        LetterSummary summary = summary(letter);
        return new PreparedLetter(
                letter.id(),
                letter.sha256(),
                letter.messageId(),
                summary.from(),
                summary.to(),
                summary.subject(),
                summary.text());
    }

    /** HTML of the letter, empty for one in plain text, and its language. */
    public String html(OutboundMail letter) {
        return summary(letter).html();
    }

    /** ISO 639-1 code of the language it is written in. */
    public String language(OutboundMail letter) {
        return summary(letter).language();
    }

    /** The stored bytes, without the {@code Date} line; the caller closes the stream. */
    public InputStream content(OutboundMail letter) {
        return contents.read(letter.content());
    }

    /** What the server answered last, empty when it never did. */
    public String reply(OutboundMail letter) {
        return jdbc.sql("select sealed_reply from mailroom_outbound_mail where id = ? and sealed_reply is not null")
                .param(letter.id())
                .query(byte[].class)
                .optional()
                .map(bytes -> vault.open(letter.reference(), "smtp-reply", bytes))
                .orElse("");
    }

    List<LetterInDoubt> inDoubt(Visibility visible) {
        return jdbc.sql("select id, case_reference, kind, automatic, message_id, attempts, retry_at,"
                        + " coalesce(first_claimed_at, prepared_at) as tried_at from mailroom_outbound_mail"
                        + " where state = 'IN_DOUBT' and " + visible.on("mailroom_outbound_mail.case_reference")
                        + " order by tried_at, id")
                .params(visible.parameters())
                .query((row, number) -> new LetterInDoubt(
                        row.getObject("id", UUID.class),
                        new CaseReference(row.getString("case_reference")),
                        row.getString("kind"),
                        row.getObject("tried_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"),
                        row.getString("message_id"),
                        row.getBoolean("automatic") ? instant(row, "retry_at") : null))
                .list();
    }

    Optional<OutboundMail> lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id)
                .query(OutboundMails::row)
                .optional();
    }

    Optional<OutboundMail> ofKey(CaseReference reference, String kind, String key) {
        return jdbc.sql(COLUMNS + "where case_reference = ? and kind = ? and key = ?")
                .params(reference.value(), kind, key)
                .query(OutboundMails::row)
                .optional();
    }

    byte[] seal(CaseReference reference, LetterSummary summary) {
        try {
            return vault.seal(reference, "letter-summary", json.writeValueAsString(summary));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    LetterSummary summary(OutboundMail letter) {
        byte[] sealed = jdbc.sql("select sealed_summary from mailroom_outbound_mail where id = ?")
                .param(letter.id())
                .query(byte[].class)
                .single();
        try {
            return json.readValue(vault.open(letter.reference(), "letter-summary", sealed), LetterSummary.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static OutboundMail row(ResultSet row, int number) throws SQLException {
        return new OutboundMail(
                row.getObject("id", UUID.class),
                new CaseReference(row.getString("case_reference")),
                row.getString("kind"),
                row.getBoolean("automatic"),
                LetterState.valueOf(row.getString("state")),
                row.getString("message_id"),
                row.getObject("content_id", UUID.class),
                row.getString("sha256"),
                row.getString("envelope_from"),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                instant(row, "not_before"),
                row.getString("date_header"),
                instant(row, "first_claimed_at"),
                row.getInt("attempts"),
                row.getBoolean("perhaps_delivered"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
