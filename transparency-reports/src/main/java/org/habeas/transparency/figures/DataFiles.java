package org.habeas.transparency.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.Residual;

/**
 * The figures of a report as data: one value a line in CSV (RFC 4180, UTF-8), the same values in JSON. National security
 * is in neither. Country {@code ZZ} stands for what nobody kept.
 */
public final class DataFiles {

    private static final String BY_TYPE = "by_type";
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private final List<DataValue> values = new ArrayList<>();

    private DataFiles(Figures figures) {
        for (GroupFigures group : figures.groups()) {
            rows(BY_TYPE, group);
        }
        tally(BY_TYPE, "", "", "", figures.total());
        rows("content", figures.content());
        for (GroupFigures group : figures.groups()) {
            outcomes(group.group().code(), group.tally());
            flow(group.group().code(), group.flow());
        }
        outcomes("", figures.total());
        flow("", figures.flow());
        figures.countries()
                .forEach((code, tally) -> tally("by_country", "", "", code.isEmpty() ? UNKNOWN_COUNTRY : code, tally));
        for (Challenge challenge : Challenge.values()) {
            ChallengeCount count = figures.challenges().getOrDefault(challenge, new ChallengeCount(0, 0, 0));
            add("challenges", "", challenge.code(), "", "raised", count.raised());
            add("challenges", "", challenge.code(), "", "upheld", count.upheld());
            add("challenges", "", challenge.code(), "", "denied", count.denied());
            add("challenges", "", challenge.code(), "", "pending", count.pending());
        }
        add("challenges", "", "narrowed", "", "requests", figures.total().countNarrowed());
        add("not_counted", "", "preservation", "", "received", figures.preservation());
        add("not_counted", "", "forged", "", "received", figures.forged());
        for (int week = 0; week < figures.weeks().size(); week++) {
            add(
                    "by_week",
                    "",
                    String.valueOf(week + 1),
                    "",
                    "received",
                    figures.weeks().get(week));
        }
    }

    /** All values, in the order of the report. */
    public static List<DataValue> values(Figures figures) {
        return List.copyOf(new DataFiles(figures).values);
    }

    /** The values as comma-separated values. */
    public static String csv(Figures figures) {
        StringBuilder csv = new StringBuilder("table,group,row,country,measure,value\r\n");
        for (DataValue value : values(figures)) {
            csv.append(String.join(
                            ",",
                            value.table(),
                            value.group(),
                            value.row(),
                            value.country(),
                            value.measure(),
                            value.value()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    /**
     * The values as JSON, with what they are about.
     *
     * @param company whose report it is
     * @param published its date
     * @param version of the report for this period, from 1
     * @param beside what stands beside the figures, by name
     */
    public static String json(
            Figures figures, String company, LocalDate published, int version, Map<String, Object> beside) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("company", company);
        about.put("period", figures.period().code());
        about.put("from", figures.period().start().toString());
        about.put("until", figures.period().lastDay().toString());
        about.put("zone", figures.profile().zone());
        about.put("profile", figures.profile().id());
        about.put("profileVersion", figures.profile().version());
        about.put("asOf", figures.asOf().toString());
        about.put("published", published.toString());
        about.put("version", version);
        List<Map<String, Object>> list = new ArrayList<>();
        for (DataValue value : values(figures)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("table", value.table());
            one.put("group", value.group());
            one.put("row", value.row());
            one.put("country", value.country());
            one.put("measure", value.measure());
            one.put("value", value.value().isEmpty() ? null : new BigDecimal(value.value()));
            list.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("report", about);
        all.put("values", list);
        all.putAll(beside);
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(all)
                            .replace(System.lineSeparator(), "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    private void rows(String table, GroupFigures group) {
        String code = group.group().code();
        group.rows().forEach(row -> tally(table, code, row.code(), "", row.tally()));
        tally(table, code, "", "", group.tally());
    }

    private void tally(String table, String group, String row, String country, Tally tally) {
        boolean content = "content".equals(table);
        for (Measure measure : Measure.values()) {
            boolean ofContent = measure == Measure.ITEMS;
            boolean ofData = measure == Measure.DOMAINS || measure == Measure.ACCOUNTS;
            if (content ? !ofData : !ofContent) {
                add(table, group, row, country, measure.code(), tally.count(measure));
            }
        }
        add(table, group, row, country, "median_days", tally.medianDays());
        add(table, group, row, country, "answered_percent", tally.answeredPercent());
    }

    private void outcomes(String group, Tally tally) {
        for (Residual reason : Residual.values()) {
            add("closed_without_answer", group, reason.code(), "", "requests", tally.count(reason));
        }
        for (DataCategory category : DataCategory.values()) {
            add("disclosed", group, category.code(), "", "requests", tally.count(category));
        }
        add("disclosed", group, "unknown", "", "requests", tally.countWithoutCategory());
        for (NoticeOutcome outcome : NoticeOutcome.values()) {
            add("notice", group, outcome.code(), "", "requests", tally.count(outcome));
        }
    }

    private void flow(String group, Flow flow) {
        add("reconciliation", group, "opening", "", "requests", flow.opening());
        add("reconciliation", group, "received", "", "requests", flow.received());
        add("reconciliation", group, "answered", "", "requests", flow.answered());
        add("reconciliation", group, "answered_earlier", "", "requests", flow.answeredEarlier());
        add("reconciliation", group, "closed", "", "requests", flow.closed());
        add("reconciliation", group, "closed_earlier", "", "requests", flow.closedEarlier());
        add("reconciliation", group, "closing", "", "requests", flow.closing());
    }

    private void add(String table, String group, String row, String country, String measure, long value) {
        values.add(new DataValue(table, group, row, country, measure, String.valueOf(value)));
    }

    private void add(
            String table, String group, String row, String country, String measure, Optional<BigDecimal> value) {
        values.add(new DataValue(
                table,
                group,
                row,
                country,
                measure,
                value.map(BigDecimal::toPlainString).orElse("")));
    }
}
