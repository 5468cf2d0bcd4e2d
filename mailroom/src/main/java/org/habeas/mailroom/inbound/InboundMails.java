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
import java.util.stream.Collectors;
import org.habeas.casework.CaseReference;
import org.habeas.casework.access.Visibility;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.MailIndex;
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

    /** Whether evidence of identity was taken out of a mail, so that its bytes are not those that came. */
    public boolean isRebuilt(InboundMail mail) {
        return jdbc.sql("select exists (select 1 from mailroom_destroyed_evidence where mail_id in (:mail, :first))")
                .param("mail", mail.id())
                .param("first", mail.duplicateOf())
                .query(Boolean.class)
                .single();
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

    /**
     * The oldest mail that waits to be placed and that nobody else is placing, locked until the transaction ends; mail that
     * was put behind others comes last.
     */
    Optional<InboundMail> lockNextStored() {
        // No wait is so long: the clock had jumped ahead when it was set.
        return jdbc.sql(COLUMNS + "where state = 'STORED' and (next_attempt_at <= :now or next_attempt_at > :never)"
                        + " order by turn, next_attempt_at, received_at limit 1 for update skip locked")
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

    /**
     * The cases of mails with this text that came in a span of time.
     *
     * @param except the mail that is asked about
     */
    List<CaseReference> casesOfText(String textMac, UUID except, Instant from, Instant to) {
        // Two copies placed at the same moment must see one another.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 4712))")
                .param(textMac)
                .query((row, number) -> number)
                .single();
        return jdbc
                .sql("select distinct case_reference from mailroom_inbound_mail where text_mac = ? and id <> ?"
                        + " and received_at between ? and ? and case_reference is not null")
                .params(textMac, except, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .map(CaseReference::new)
                .toList();
    }

    /** The copies of a mail that came by other roads, oldest first. */
    public List<InboundMail> copiesOf(UUID id) {
        return jdbc.sql(COLUMNS + "where duplicate_of = ? order by received_at, stored_at, id")
                .param(id)
                .query(InboundMails::row)
                .list();
    }

    void noteReading(InboundMail mail, MailSummary summary, Marks marks) {
        UUID sealed = contents.write(mail.keyset(), new ByteArrayInputStream(write(summary)))
                .id();
        jdbc.sql("update mailroom_inbound_mail set summary_id = :summary, message_id_mac = :message,"
                        + " sender_mac = :sender, domain_mac = :domain, text_mac = :text where id = :id")
                .param("summary", sealed)
                .param("message", marks.messageId())
                .param("sender", marks.sender())
                .param("domain", marks.domain())
                .param("text", marks.text())
                .param("id", mail.id())
                .update();
    }

    /**
     * Keyed hashes by which a mail is compared with others, each null where it has none.
     *
     * @param text of what it says and who says it
     */
    record Marks(
            @Nullable String messageId,
            @Nullable String sender,
            @Nullable String domain,
            @Nullable String text) {

        static Marks of(ReadMail read, MailIndex index) {
            return new Marks(
                    read.messageId() == null ? null : index.ofMessageId(read.messageId()),
                    read.sender() == null ? null : index.ofAddress(read.sender()),
                    read.sender() == null ? null : index.ofDomain(read.sender()),
                    index.ofText(read).orElse(null));
        }
    }

    /** What a mail was compared by when it was read; all null when it never was. */
    Marks marks(UUID id) {
        return jdbc.sql(
                        "select message_id_mac, sender_mac, domain_mac, text_mac from mailroom_inbound_mail where id = ?")
                .param(id)
                .query((row, number) -> new Marks(
                        row.getString("message_id_mac"),
                        row.getString("sender_mac"),
                        row.getString("domain_mac"),
                        row.getString("text_mac")))
                .single();
    }

    /** The keyed hash of its fingerprint, empty when it was never read. */
    String fingerprint(UUID id) {
        return jdbc.sql("select coalesce(fingerprint_mac, '') from mailroom_inbound_mail where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** A mail that was placed or held, if the reader may know of its case and of those it is thought to belong to. */
    Optional<InboundMail> placed(UUID id, Visibility visible) {
        return jdbc.sql(COLUMNS + "where id = :id and " + placed(visible))
                .param("id", id)
                .params(visible.parameters())
                .query(InboundMails::row)
                .optional();
    }

    /** The same of all mail stored since an instant, the newest first. */
    List<InboundMail> placedSince(Instant since, int most, Visibility visible) {
        return jdbc.sql(COLUMNS + "where stored_at >= :since and " + placed(visible)
                        + " order by stored_at desc, id limit :most")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .params(visible.parameters())
                .query(InboundMails::row)
                .list();
    }

    private static String placed(Visibility visible) {
        return "state <> 'STORED' and " + visible.on("mailroom_inbound_mail.case_reference")
                + " and not exists (select 1 from mailroom_holding where mail_id = mailroom_inbound_mail.id and not ("
                + visible.onAll("string_to_array(mailroom_holding.suggestions, ',')") + "))";
    }

    /** Adds why Habeas or a person did with a mail what was done. */
    void because(UUID id, Collection<Ground> grounds) {
        if (!grounds.isEmpty()) {
            jdbc.sql("update mailroom_inbound_mail set grounds = concat_ws(',', nullif(grounds, ''), ?) where id = ?")
                    .params(grounds.stream().map(Ground::name).collect(Collectors.joining(",")), id)
                    .update();
        }
    }

    /** Why Habeas and people did with a mail what was done, in the order of time; empty for mail of earlier versions. */
    public List<Ground> grounds(UUID id) {
        return jdbc
                .sql("select unnest(string_to_array(grounds, ',')) from mailroom_inbound_mail where id = ?")
                .param(id)
                .query(String.class)
                .list()
                .stream()
                .map(Ground::valueOf)
                .toList();
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
