package org.habeas.mailroom.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.access.Visibility;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place where mail waits that only a person can place; each with its reason and a date by which to look. */
@Component
public class HoldingArea {

    /** The shortest time any law gives for an answer counts from receipt, whoever finds the case for the mail. */
    private static final int PROVISIONAL_DAYS = 30;

    private static final String COLUMNS =
            "select id, mail_id, reason, details, suggestions, held_at, due" + " from mailroom_holding ";
    private static final String SUGGESTED = "string_to_array(mailroom_holding.suggestions, ',')";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities legalEntities;
    private final MailroomSettings settings;
    private final Clock clock;

    HoldingArea(JdbcClient jdbc, Ledger ledger, LegalEntities legalEntities, MailroomSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.legalEntities = legalEntities;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A mail that waits.
     *
     * @param details what a person should know beyond the reason, without personal data; may be empty
     * @param due provisional, in the zone of the legal entity whose mailbox it came to
     */
    public record Item(
            UUID id,
            UUID mail,
            HoldingReason reason,
            String details,
            List<CaseReference> suggestions,
            Instant heldAt,
            LocalDate due) {}

    /** Everything that waits and is not thought to belong to a case the reader may not know of, the most urgent first. */
    public List<Item> waiting(Visibility visible) {
        return jdbc.sql(COLUMNS + "where resolved_at is null and " + visible.onAll(SUGGESTED)
                        + " order by due, held_at, id")
                .params(visible.parameters())
                .query(HoldingArea::row)
                .list();
    }

    /** How much waits, counted like {@link #waiting}. */
    public long count(Visibility visible) {
        return jdbc.sql("select count(*) from mailroom_holding where resolved_at is null and "
                        + visible.onAll(SUGGESTED))
                .params(visible.parameters())
                .query(Long.class)
                .single();
    }

    /** One waiting item, as {@link #waiting} has it. */
    public Optional<Item> find(UUID id, Visibility visible) {
        return jdbc.sql(COLUMNS + "where id = :id and resolved_at is null and " + visible.onAll(SUGGESTED))
                .param("id", id)
                .params(visible.parameters())
                .query(HoldingArea::row)
                .optional();
    }

    /** One waiting item, as {@link #waiting} has it, locked until the transaction ends. */
    public Optional<Item> lock(UUID id, Visibility visible) {
        return jdbc.sql(COLUMNS + "where id = :id and resolved_at is null and " + visible.onAll(SUGGESTED)
                        + " for update")
                .param("id", id)
                .params(visible.parameters())
                .query(HoldingArea::row)
                .optional();
    }

    /** Whether a mail waits here that perhaps belongs to a case. */
    public boolean suggests(CaseReference reference) {
        return jdbc.sql("select exists (select 1 from mailroom_holding where resolved_at is null and ? = any("
                        + SUGGESTED + "))")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    void hold(InboundMail mail, HoldingReason reason, String details, List<CaseReference> suggestions, Acting acting) {
        UUID id = UUID.randomUUID();
        LocalDate due = LocalDate.ofInstant(mail.receivedAt(), zoneOf(mail)).plusDays(PROVISIONAL_DAYS);
        jdbc.sql("insert into mailroom_holding (id, mail_id, reason, details, suggestions, held_at, due)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        mail.id(),
                        reason.name(),
                        details,
                        suggestions.stream().map(CaseReference::value).collect(Collectors.joining(",")),
                        now(),
                        due)
                .update();
        ledger.record(
                Act.outsideCases("mail.held")
                        .with("mail", mail.id())
                        .with("holding", id)
                        .with("reason", reason.name())
                        .with("due", due),
                acting);
    }

    void resolve(Item item, String resolution, Acting acting) {
        jdbc.sql("update mailroom_holding set resolved_at = ?, resolved_by = ?, resolution = ? where id = ?")
                .params(now(), acting.who(), resolution, item.id())
                .update();
    }

    private ZoneId zoneOf(InboundMail mail) {
        return legalEntities
                .byId(settings.mailboxOf(mail.account()).legalEntity())
                .zone();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Item row(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("mail_id", UUID.class),
                HoldingReason.valueOf(row.getString("reason")),
                row.getString("details"),
                Arrays.stream(row.getString("suggestions").split(","))
                        .flatMap(reference -> CaseReference.parse(reference).stream())
                        .toList(),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getObject("due", LocalDate.class));
    }
}
