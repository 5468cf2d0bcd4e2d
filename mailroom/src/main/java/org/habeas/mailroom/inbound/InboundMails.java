package org.habeas.mailroom.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.inbound.InboundMail.State;
import org.habeas.mailroom.reading.Envelope;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored mails and where each belongs. */
@Component
public class InboundMails {

    private static final String COLUMNS = "select id, account, received_at, keyset_id, content_id, sha256, state,"
            + " summary_id, case_reference, duplicate_of from mailroom_inbound_mail ";

    private final JdbcClient jdbc;
    private final SealedContents contents;
    private final ObjectMapper json;
    private final Clock clock;

    InboundMails(JdbcClient jdbc, SealedContents contents, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.json = json;
        this.clock = clock;
    }

    /** The mail of a case, oldest first. */
    public List<InboundMail> of(CaseReference reference) {
        return jdbc.sql(COLUMNS + "where case_reference = ? order by received_at, stored_at, id")
                .param(reference.value())
                .query(InboundMails::row)
                .list();
    }

    /** One mail. */
    public Optional<InboundMail> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(InboundMails::row)
                .optional();
    }

    /** The raw bytes as the server gave them; the caller closes the stream. */
    public InputStream raw(InboundMail mail) {
        return contents.read(mail.content());
    }

    /** A mail as it reads now, with what was said when it was brought. */
    ReadMail read(InboundMail mail, MailReader reader) {
        try (InputStream raw = raw(mail)) {
            return reader.read(raw, envelope(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said about a mail when it was brought to us, null for one that lay in a mailbox. */
    public @Nullable Envelope envelope(InboundMail mail) {
        Optional<UUID> sealed = jdbc.sql(
                        "select envelope_id from mailroom_inbound_mail where id = ? and envelope_id is not null")
                .param(mail.id())
                .query(UUID.class)
                .optional();
        if (sealed.isEmpty()) {
            return null;
        }
        try (InputStream plain = contents.read(sealed.get())) {
            return json.readValue(plain, Envelope.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same mail as it came by other roads, locked until the transaction ends. */
    List<InboundMail> copiesOf(UUID first) {
        return jdbc.sql(COLUMNS + "where duplicate_of = ? for update")
                .param(first)
                .query(InboundMails::row)
                .list();
    }

    /** What a list shows of a mail, empty before it was read. */
    public Optional<MailSummary> summary(InboundMail mail) {
        if (mail.summary() == null) {
            return Optional.empty();
        }
        try (InputStream plain = contents.read(mail.summary())) {
            return Optional.of(json.readValue(plain, MailSummary.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The oldest mail that waits to be placed and that nobody else is placing, locked until the transaction ends. */
    Optional<InboundMail> lockNextStored() {
        // No wait is so long: the clock had jumped ahead when it was set.
        return jdbc.sql(COLUMNS + "where state = 'STORED' and (next_attempt_at <= :now or next_attempt_at > :never)"
                        + " order by next_attempt_at, received_at limit 1 for update skip locked")
                .param("now", now())
                .param("never", now().plus(PlacingRound.LONGEST_WAIT.multipliedBy(2)))
                .query(InboundMails::row)
                .optional();
    }

    Optional<InboundMail> lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id)
                .query(InboundMails::row)
                .optional();
    }

    /** The first mail with this fingerprint; from here to the end of the transaction no other worker can place one. */
    Optional<InboundMail> lockFirstWithFingerprint(String fingerprintMac, UUID except) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 4711))")
                .param(fingerprintMac)
                .query((row, number) -> number)
                .single();
        return jdbc.sql(COLUMNS + "where fingerprint_mac = ? and duplicate_of is null and id <> ?")
                .params(fingerprintMac, except)
                .query(InboundMails::row)
                .optional();
    }

    boolean hasMessageId(String messageIdMac, UUID except) {
        return jdbc.sql("select exists (select 1 from mailroom_inbound_mail where message_id_mac = ? and id <> ?)")
                .params(messageIdMac, except)
                .query(Boolean.class)
                .single();
    }

    /** The cases of stored mails with one of these Message-IDs that came from this sender. */
    List<CaseReference> casesOf(Collection<String> messageIdMacs, String senderMac) {
        if (messageIdMacs.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("select distinct case_reference from mailroom_inbound_mail"
                        + " where message_id_mac in (:ids) and sender_mac = :sender and case_reference is not null")
                .param("ids", messageIdMacs)
                .param("sender", senderMac)
                .query(String.class)
                .list()
                .stream()
                .map(CaseReference::new)
                .toList();
    }

    /** Whether this address has written to us, or was written to by us, in a case. */
    boolean corresponds(CaseReference reference, String addressMac) {
        return jdbc.sql("select exists (select 1 from mailroom_inbound_mail where case_reference = :case"
                        + " and sender_mac = :mac and state <> 'RECORDED')"
                        + " or exists (select 1 from mailroom_outbound_mail where case_reference = :case"
                        + " and recipient_mac = :mac)")
                .param("case", reference.value())
                .param("mac", addressMac)
                .query(Boolean.class)
                .single();
    }

    void noteReading(InboundMail mail, MailSummary summary, @Nullable String messageIdMac, @Nullable String senderMac) {
        UUID sealed = contents.write(mail.keyset(), new ByteArrayInputStream(write(summary)))
                .id();
        jdbc.sql("update mailroom_inbound_mail set summary_id = :summary, message_id_mac = :message,"
                        + " sender_mac = :sender where id = :id")
                .param("summary", sealed)
                .param("message", messageIdMac)
                .param("sender", senderMac)
                .param("id", mail.id())
                .update();
    }

    /** @param first the same mail that came earlier, or null */
    void noteFingerprint(UUID id, String fingerprintMac, @Nullable UUID first) {
        jdbc.sql(
                        "update mailroom_inbound_mail set fingerprint_mac = :fingerprint, duplicate_of = :first where id = :id")
                .param("fingerprint", fingerprintMac)
                .param("first", first)
                .param("id", id)
                .update();
    }

    void setState(UUID id, State state) {
        jdbc.sql("update mailroom_inbound_mail set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    /** Gives a mail, and with it its keyset, to a case; copies of it that came by other roads follow. */
    void belongs(UUID id, State state, CaseReference reference) {
        jdbc.sql("update mailroom_inbound_mail set state = ?, case_reference = ? where id = ?")
                .params(state.name(), reference.value(), id)
                .update();
        jdbc.sql("update mailroom_inbound_mail set case_reference = ? where duplicate_of = ? and state = 'DUPLICATE'"
                        + " and case_reference is null")
                .params(reference.value(), id)
                .update();
    }

    void tryAgainAt(UUID id, Instant at) {
        jdbc.sql("update mailroom_inbound_mail set state = 'STORED', next_attempt_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private byte[] write(MailSummary summary) {
        try {
            return json.writeValueAsBytes(summary);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InboundMail row(ResultSet row, int number) throws SQLException {
        String reference = row.getString("case_reference");
        return new InboundMail(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("keyset_id", UUID.class),
                row.getObject("content_id", UUID.class),
                row.getString("sha256"),
                State.valueOf(row.getString("state")),
                row.getObject("summary_id", UUID.class),
                reference == null ? null : new CaseReference(reference),
                row.getObject("duplicate_of", UUID.class));
    }
}
