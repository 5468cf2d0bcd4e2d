package org.habeas.legalprocess.disclosure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of a file of disclosure events, read by the names of its columns. */
final class EventRow {

    static final String PSEUDONYM = "p:";

    private final Map<String, Integer> columns;
    private final List<String> row;
    private final @Nullable RequestFacts before;

    EventRow(Map<String, Integer> columns, List<String> row, @Nullable RequestFacts before) {
        this.columns = columns;
        this.row = row;
        this.before = before;
    }

    String caseReference() {
        return field("case");
    }

    boolean namesItsInstrument() {
        return !field("instrument").isEmpty();
    }

    DisclosureEvent event(Pseudonyms pseudonyms, ZoneId reportZone) {
        DisclosureKind kind = code(DisclosureKind.class, "event", needed("event"));
        String detail = Coded.plain(field("detail"));
        if (!kind.takes(detail)) {
            throw new IllegalArgumentException(
                    kind.needsDetail()
                            ? "event " + kind.code() + " needs a detail that is one of " + kind.details() + ", not \""
                                    + detail + "\""
                            : "event " + kind.code() + " takes no detail");
        }
        ZoneId zone = zone(reportZone);
        Instant at = instant("at", needed("at"), zone);
        String recorded = field("recorded_at");
        Target target = target(pseudonyms);
        if (kind == DisclosureKind.AFFECTED && target == null) {
            throw new IllegalArgumentException("event affected needs target_kind and target");
        }
        return new DisclosureEvent(
                pseudonyms.row(row),
                needed("case"),
                kind,
                detail,
                facts(),
                target,
                at,
                zone,
                recorded.isEmpty() ? at : instant("recorded_at", recorded, zone));
    }

    /** What the request is, where the row leaves it out as the row before says it. */
    RequestFacts facts() {
        String typed = field("instrument");
        RequestFacts known = before;
        if (typed.isEmpty() && known == null) {
            throw new IllegalArgumentException("instrument is missing, and no other row of this case gives it");
        }
        InstrumentType instrument =
                typed.isEmpty() && known != null ? known.instrument() : code(InstrumentType.class, "instrument", typed);
        boolean same = known != null && known.instrument() == instrument;
        String group = field("group");
        String country = field("country").toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !RequestFacts.isCountry(country)) {
            throw new IllegalArgumentException(
                    "country \"" + country + "\" is no ISO 3166-1 code of two letters, such as US or DE; leave it empty"
                            + " where nobody kept it");
        }
        String category = field("category");
        return new RequestFacts(
                instrument,
                !group.isEmpty()
                        ? code(RequestGroup.class, "group", group)
                        : same && known != null ? known.group() : instrument.group(),
                !country.isEmpty() ? country : known == null ? null : known.country(),
                !category.isEmpty()
                        ? code(DataCategory.class, "category", category)
                        : known == null ? null : known.category());
    }

    private @Nullable Target target(Pseudonyms pseudonyms) {
        String name = field("target");
        String kind = field("target_kind");
        if (name.isEmpty() != kind.isEmpty()) {
            throw new IllegalArgumentException("target_kind and target go together");
        }
        if (name.isEmpty()) {
            return null;
        }
        TargetKind known = code(TargetKind.class, "target_kind", kind);
        if (!name.startsWith(PSEUDONYM)) {
            return pseudonyms.of(known, name);
        }
        String pseudonym = name.substring(PSEUDONYM.length());
        if (!Target.isPseudonym(pseudonym)) {
            throw new IllegalArgumentException("after p: come 32 hexadecimal digits in lower case");
        }
        return new Target(known, pseudonym);
    }

    private ZoneId zone(ZoneId reportZone) {
        String name = field("zone");
        try {
            return name.isEmpty() ? reportZone : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone \"" + name + "\" is unknown; write one like Europe/Berlin", e);
        }
    }

    private static Instant instant(String column, String text, ZoneId zone) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    column + " \"" + text + "\" is no date (2025-06-30), local time (2025-06-30T23:30) or instant"
                            + " (2025-06-30T23:30-07:00)",
                    e);
        }
    }

    private static <T extends Enum<T> & Coded> T code(Class<T> type, String column, String text) {
        return Coded.parse(type, text)
                .orElseThrow(() -> new IllegalArgumentException(column + " \"" + text + "\" is not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Coded::code)
                                .collect(Collectors.joining(", "))));
    }

    private String needed(String column) {
        String value = field(column);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }

    private String field(String column) {
        Integer index = columns.get(column);
        return index == null || index >= row.size() ? "" : row.get(index);
    }
}
