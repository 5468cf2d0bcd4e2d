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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.access.Visibility;
import org.habeas.casework.clock.ClockShares;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.MailroomSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place where mail waits that only a person can place; each with its reason and a date by which to look. */
@Component
public class HoldingArea {

    /** The shortest time any law gives for an answer counts from receipt, whoever finds the case for the mail. */
    private static final int PROVISIONAL_DAYS = 30;

    private static final String COLUMNS =
            "select id, mail_id, reason, details, suggestions, held_at, due, share from mailroom_holding ";
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
     * @param share of its time as it was reminded of last, empty before
     */
    public record Item(
            UUID id,
            UUID mail,
            HoldingReason reason,
            String details,
            List<CaseReference> suggestions,
            Instant heldAt,
            LocalDate due,
            String share) {}

    /** What waits and is not thought to belong to a case the reader may not know of, the most urgent first, by page. */
    public List<Item> waiting(HeldFilter filter, Visibility visible) {
        return filtered(COLUMNS, " order by due, held_at, id limit :limit offset :offset", filter, visible)
                .param("limit", HeldFilter.PAGE)
                .param("offset", (Math.max(1, filter.page()) - 1) * (long) HeldFilter.PAGE)
                .query(HoldingArea::row)
                .list();
    }

    /** How much waits, counted like {@link #waiting} on all its pages. */
    public long count(HeldFilter filter, Visibility visible) {
        return filtered("select count(*) from mailroom_holding ", "", filter, visible)
                .query(Long.class)
                .single();
    }

    /** Why mail waits, with how many mails each time, counted like {@link #waiting}. */
    public Map<HoldingReason, Long> reasons(Visibility visible) {
        Map<HoldingReason, Long> reasons = new LinkedHashMap<>();
        filtered(
                        "select reason, count(*) as number from mailroom_holding ",
                        " group by reason order by number desc, reason",
                        HeldFilter.ALL,
                        visible)
                .query(row -> {
                    reasons.put(HoldingReason.valueOf(row.getString("reason")), row.getLong("number"));
                });
        return reasons;
    }

    private JdbcClient.StatementSpec filtered(String select, String then, HeldFilter filter, Visibility visible) {
        return jdbc.sql(select + "where resolved_at is null and (cast(:reason as text) is null or reason = :reason)"
                        + " and (not :overdue or due < :today) and " + visible.onAll(SUGGESTED) + then)
                .param("reason", filter.reason())
                .param("overdue", filter.overdue())
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .params(visible.parameters());
    }

    /** Why a mail lay here, each time it did, in the order of time. */
    public List<HoldingReason> reasonsOf(UUID mail) {
        return jdbc
                .sql("select reason from mailroom_holding where mail_id = ? order by held_at, id")
                .param(mail)
                .query(String.class)
                .list()
                .stream()
                .map(HoldingReason::valueOf)
                .toList();
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
        ZoneId zone = zoneOf(mail);
        LocalDate due = LocalDate.ofInstant(mail.receivedAt(), zone).plusDays(PROVISIONAL_DAYS);
        jdbc.sql("insert into mailroom_holding (id, mail_id, reason, details, suggestions, held_at, due, remind_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        mail.id(),
                        reason.name(),
                        details,
                        suggestions.stream().map(CaseReference::value).collect(Collectors.joining(",")),
                        now(),
                        due,
                        ClockShares.nextAfter(mail.receivedAt(), mail.receivedAt(), end(due, zone))
                                .at()
                                .atOffset(ZoneOffset.UTC))
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

    /**
     * A reminder that a held mail has come to.
     *
     * @param share of its time, as {@link ClockShares.Step#code()}
     * @param legalEntity id of the one whose mailbox the mail came to
     */
    record Reached(UUID item, UUID mail, String share, LocalDate due, String legalEntity) {}

    /**
     * The next reminder that is due, noted as given, with when the item reminds again; its row stays locked until the
     * transaction ends.
     */
    Optional<Reached> nextReached() {
        Instant now = clock.instant();
        return jdbc.sql("select h.id, h.mail_id, h.due, h.reminded_at, m.received_at, m.account from mailroom_holding h"
                        + " join mailroom_inbound_mail m on m.id = h.mail_id where h.resolved_at is null"
                        + " and h.remind_at <= ? order by h.remind_at limit 1 for update of h skip locked")
                .param(now())
                .query((row, number) -> {
                    String entity = settings.mailboxOf(row.getString("account")).legalEntity();
                    Instant anchor =
                            row.getObject("received_at", OffsetDateTime.class).toInstant();
                    OffsetDateTime before = row.getObject("reminded_at", OffsetDateTime.class);
                    LocalDate due = row.getObject("due", LocalDate.class);
                    Instant end = end(due, legalEntities.byId(entity).zone());
                    String share = ClockShares.reached(before == null ? anchor : before.toInstant(), now, anchor, end)
                            .map(ClockShares.Step::code)
                            .orElse("");
                    UUID id = row.getObject("id", UUID.class);
                    reminded(id, share, ClockShares.nextAfter(now, anchor, end).at());
                    return new Reached(id, row.getObject("mail_id", UUID.class), share, due, entity);
                })
                .optional();
    }

    private void reminded(UUID item, String share, Instant next) {
        jdbc.sql("update mailroom_holding set remind_at = :next, reminded_at = :now,"
                        + " share = coalesce(nullif(:share, ''), share) where id = :id")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .param("share", share)
                .param("id", item)
                .update();
    }

    /** The provisional date is the last day; the time ends with it. */
    private static Instant end(LocalDate due, ZoneId zone) {
        return due.plusDays(1).atStartOfDay(zone).toInstant();
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
                row.getObject("due", LocalDate.class),
                Objects.requireNonNullElse(row.getString("share"), ""));
    }
}
