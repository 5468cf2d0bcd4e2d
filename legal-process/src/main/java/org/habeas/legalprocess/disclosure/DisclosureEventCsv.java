package org.habeas.legalprocess.disclosure;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Disclosure events as comma-separated values, UTF-8, RFC 4180, one row per target and event. The same columns serve
 * {@code import legal-process} and {@code report --events}.
 *
 * <table>
 * <caption>Columns; their order is free, those marked * must be there</caption>
 * <tr><td>case*</td><td>the case, or its number in the register it comes from</td></tr>
 * <tr><td>event*</td><td>a code of {@link DisclosureKind}</td></tr>
 * <tr><td>at*</td><td>a date, a local date and time, or an instant with offset (ISO 8601)</td></tr>
 * <tr><td>zone</td><td>zone of the place, for dates without offset; else that of the report</td></tr>
 * <tr><td>instrument</td><td>a code of {@link InstrumentType}; once for each case is enough</td></tr>
 * <tr><td>group</td><td>a code of {@link RequestGroup}; else that of the instrument</td></tr>
 * <tr><td>country</td><td>ISO 3166-1 alpha-2 of the authority or the court</td></tr>
 * <tr><td>category</td><td>a code of {@link DataCategory}</td></tr>
 * <tr><td>detail</td><td>the code that the event asks for: {@link Residual}, {@link NoticeOutcome}, {@link Challenge}
 *     or {@link ExtraordinaryDemand}</td></tr>
 * <tr><td>target_kind</td><td>a code of {@link TargetKind}</td></tr>
 * <tr><td>target</td><td>name of the target, which is not kept; or {@code p:} and its pseudonym</td></tr>
 * <tr><td>recorded_at</td><td>when the register learned of it; else {@code at}</td></tr>
 * </table>
 */
public final class DisclosureEventCsv {

    static final List<String> COLUMNS = List.of(
            "case",
            "event",
            "at",
            "zone",
            "instrument",
            "group",
            "country",
            "category",
            "detail",
            "target_kind",
            "target",
            "recorded_at");

    private DisclosureEventCsv() {}

    /**
     * Reads a whole file; a bad row is a problem with its line, and the others are read on.
     *
     * @param zone for dates without a zone of their own
     */
    public static ReadEvents read(String text, Pseudonyms pseudonyms, ZoneId zone) {
        return EventRows.read(text, pseudonyms, zone);
    }

    /** Writes events so that {@link #read} gives them back, targets as pseudonyms. */
    public static String write(List<DisclosureEvent> events) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (DisclosureEvent event : events) {
            Target target = event.target();
            RequestFacts facts = event.facts();
            List<String> fields = List.of(
                    event.caseReference(),
                    event.kind().code(),
                    event.at().toString(),
                    event.zone().getId(),
                    facts.instrument().code(),
                    facts.group().code(),
                    facts.country() == null ? "" : facts.country(),
                    code(facts.category()),
                    event.detail(),
                    target == null ? "" : target.kind().code(),
                    target == null ? "" : EventRow.PSEUDONYM + target.pseudonym(),
                    event.recordedAt().toString());
            csv.append(String.join(",", fields.stream().map(CsvRows::quoted).toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String code(@Nullable Coded value) {
        return value == null ? "" : value.code();
    }
}
