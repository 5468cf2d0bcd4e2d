package org.habeas.transparency.document;

import static org.habeas.transparency.document.Pages.block;
import static org.habeas.transparency.document.Pages.lead;
import static org.habeas.transparency.document.Pages.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.Residual;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.GroupFigures;
import org.habeas.transparency.figures.Measure;
import org.habeas.transparency.figures.Tally;

/** Requests for user data, what was told to customers, and orders about content. */
final class RequestPages {

    private static final int MOST_COUNTRIES_ON_A_PAGE = 14;

    private final ReportContent content;
    private final Figures figures;
    private final Tally total;

    RequestPages(ReportContent content) {
        this.content = content;
        this.figures = content.figures();
        this.total = figures.total();
    }

    void addTo(Pages pages) {
        pages.section("userdata", Sentence.USER_DATA, userData());
        pages.section("notice", Sentence.NOTICE, notice());
        pages.section("content", Sentence.CONTENT, contentOrders());
    }

    private String userData() {
        return lead(Sentence.userData(figures).text())
                + block(
                        byType().html(),
                        note("0 means none, – not applicable. Domains and accounts count once in each row, subtotal and"
                                + " total (Table B)."))
                + (total.count(Measure.RECEIVED) == 0
                        ? ""
                        : chart("Chart 1", "What became of the requests received", Charts.outcomes(figures.groups())))
                + block(
                        closed().html(),
                        note("A paper that turned out to be forged is not legal process and is not"
                                + " counted here. In this period there "
                                + (figures.forged() == 1 ? "was 1." : "were " + Words.number(figures.forged()) + ".")))
                + block(disclosed().html(), note("The most sensitive kind of data disclosed decides."))
                + (figures.countries().isEmpty()
                        ? ""
                        : block(byCountry().html(), note("Codes follow ISO 3166-1. Accounts count once in the total.")))
                + history();
    }

    private TableMarkup byType() {
        TableMarkup table = new TableMarkup(
                        "Table 2",
                        "Requests for user data by type of process",
                        figures.period().days())
                .column("Type of process", 35)
                .column("Received", 9)
                .column("Answered", 9)
                .column("In|process", 8)
                .column("Closed without|an answer", 13)
                .column("Domains|affected", 9)
                .column("Accounts|affected", 9)
                .column("Median|days", 8);
        for (GroupFigures group : figures.groups()) {
            table.group(group.group().words());
            group.rows().forEach(row -> table.row("in", row.label(), cells(row.tally())));
            if (group.rows().size() > 1) {
                table.row("sub", group.group().words() + ", subtotal", cells(group.tally()));
            }
        }
        return table.row("tot", "All requests for user data", cells(total));
    }

    private static List<String> cells(Tally tally) {
        return List.of(
                Words.number(tally.count(Measure.RECEIVED)),
                Words.number(tally.count(Measure.ANSWERED)),
                Words.number(tally.count(Measure.IN_PROCESS)),
                Words.number(tally.count(Measure.RESIDUAL)),
                Words.number(tally.count(Measure.DOMAINS)),
                Words.number(tally.count(Measure.ACCOUNTS)),
                Words.number(tally.medianDays()));
    }

    private TableMarkup closed() {
        TableMarkup table = byGroup("Table 3", "Closed without an answer, by reason", "Reason");
        for (Residual reason : Residual.values()) {
            groups(table, "", reason.words(), tally -> tally.count(reason));
        }
        return groups(table, "tot", "Closed without an answer", tally -> tally.count(Measure.RESIDUAL));
    }

    private TableMarkup disclosed() {
        TableMarkup table = byGroup("Table 4", "Kind of data disclosed in answered requests", "Kind of data");
        for (DataCategory category : DataCategory.values()) {
            groups(table, "", category.words(), tally -> tally.count(category));
        }
        if (total.countWithoutCategory() > 0) {
            groups(table, "", "Not recorded", Tally::countWithoutCategory);
        }
        return groups(table, "tot", "Answered", tally -> tally.count(Measure.ANSWERED));
    }

    private TableMarkup byGroup(String number, String caption, String head) {
        TableMarkup table = new TableMarkup(number, caption, "").column(head, 36);
        figures.groups().forEach(group -> table.column(group.group().words().replaceFirst(" (?=\\S+$)", "|"), 13));
        return table.column("Total", 12);
    }

    private TableMarkup groups(TableMarkup table, String style, String label, ToLongFunction<Tally> number) {
        List<String> cells = new ArrayList<>();
        figures.groups().forEach(group -> cells.add(Words.number(number.applyAsLong(group.tally()))));
        cells.add(Words.number(number.applyAsLong(total)));
        return table.row(style, label, cells);
    }

    private TableMarkup byCountry() {
        TableMarkup table = new TableMarkup("Table 5", "Requests for user data by country", "")
                .style(figures.countries().size() > MOST_COUNTRIES_ON_A_PAGE ? "dense" : "")
                .column("Country", 28)
                .words("Code", 10)
                .column("Received", 12)
                .column("Answered", 12)
                .column("In|process", 12)
                .column("Closed without|an answer", 14)
                .column("Accounts|affected", 12);
        figures.countries().entrySet().stream()
                .filter(country -> !country.getKey().isEmpty())
                .sorted(Comparator.comparing(country -> name(country.getKey())))
                .forEach(country ->
                        table.row("", name(country.getKey()), country(country.getKey(), country.getValue())));
        Optional.ofNullable(figures.countries().get(""))
                .ifPresent(tally -> table.row("", "Not recorded", country(Words.NOT_APPLICABLE, tally)));
        return table.row("tot", "All countries", country(Words.NOT_APPLICABLE, total));
    }

    private static String name(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    private static List<String> country(String code, Tally tally) {
        List<String> cells = new ArrayList<>(List.of(code));
        for (Measure measure :
                List.of(Measure.RECEIVED, Measure.ANSWERED, Measure.IN_PROCESS, Measure.RESIDUAL, Measure.ACCOUNTS)) {
            cells.add(Words.number(tally.count(measure)));
        }
        return cells;
    }

    private String history() {
        if (content.history().size() < 2) {
            return "";
        }
        TableMarkup table =
                new TableMarkup("Table 6", "Requests received and answered over time", "").column("Period", 20);
        figures.groups().forEach(group -> table.column(group.group().words().replaceFirst(" (?=\\S+$)", "|"), 13));
        table.column("Received", 10).column("Answered", 10).column("Answered,|%", 8);
        for (Figures one : content.history()) {
            List<String> cells = new ArrayList<>();
            one.groups().forEach(group -> cells.add(Words.number(group.tally().count(Measure.RECEIVED))));
            cells.add(Words.number(one.total().count(Measure.RECEIVED)));
            cells.add(Words.number(one.total().count(Measure.ANSWERED)));
            cells.add(Words.number(one.total().answeredPercent()));
            table.row("", one.period().shortName(), cells);
        }
        return block(
                chart("Chart 2", "Requests for user data received", Charts.history(content.history())),
                table.html(),
                note("Answered counts requests received in the period and answered by its end."));
    }

    private String notice() {
        TableMarkup table = byGroup("Table 7", "What became of the notice, for answered requests", "Notice");
        for (NoticeOutcome outcome : NoticeOutcome.values()) {
            if (outcome != NoticeOutcome.NOT_RECORDED || total.count(outcome) > 0) {
                groups(table, "", outcome.words(), tally -> tally.count(outcome));
            }
        }
        groups(table, "tot", "All disclosures", tally -> tally.count(Measure.ANSWERED));
        return lead(Sentence.notice(figures).text())
                + block(
                        table.html(),
                        note("Every disclosure has one outcome, as it stood when the data was disclosed. Where"
                                + " customers of one request differ, the outcome that kept somebody from knowing"
                                + " decides."));
    }

    private String contentOrders() {
        Tally all = figures.content().tally();
        Function<Tally, List<String>> cells = tally -> List.of(
                Words.number(tally.count(Measure.RECEIVED)),
                Words.number(tally.count(Measure.ANSWERED)),
                Words.number(tally.count(Measure.IN_PROCESS)),
                Words.number(tally.count(Measure.RESIDUAL)),
                Words.number(tally.count(Measure.ITEMS)));
        TableMarkup table = new TableMarkup("Table 8", "Requests to remove or block content", "")
                .column("Ground", 44)
                .column("Received", 11)
                .column("Acted on", 11)
                .column("In|process", 10)
                .column("Closed without|action", 13)
                .column("Items|affected", 11);
        figures.content().rows().forEach(row -> table.row("", row.label(), cells.apply(row.tally())));
        table.row("tot", "All requests about content", cells.apply(all));
        return lead(Sentence.content(figures).text())
                + block(
                        table.html(),
                        note("Items are web addresses removed, disabled or restricted. These requests ask for no user"
                                + " data and are part of no other table."));
    }

    private static String chart(String number, String title, String svg) {
        return "<div class=\"chart\"><p class=\"chart-t\"><span class=\"tno\">" + number + "</span>\u00a0 "
                + Words.escaped(title) + "</p>" + svg + "</div>";
    }
}
