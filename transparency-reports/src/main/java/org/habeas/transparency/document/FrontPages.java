package org.habeas.transparency.document;

import static org.habeas.transparency.document.Pages.lead;
import static org.habeas.transparency.document.Pages.note;
import static org.habeas.transparency.document.Pages.row;

import java.util.Locale;
import java.util.stream.Collectors;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.legalprocess.disclosure.RequestGroup;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Measure;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Share;
import org.habeas.transparency.figures.Tally;

/** At a glance, how requests are handled, and what the numbers mean. */
final class FrontPages {

    private final ReportContent content;
    private final Figures figures;
    private final Tally total;
    private final Period period;

    FrontPages(ReportContent content) {
        this.content = content;
        this.figures = content.figures();
        this.total = figures.total();
        this.period = figures.period();
    }

    void addTo(Pages pages) {
        pages.section("glance", Sentence.GLANCE, glance());
        pages.section("handling", "How we handle requests", handling());
        pages.section("background", "Background on the data", background());
    }

    private String glance() {
        long received = total.count(Measure.RECEIVED);
        long answered = total.count(Measure.ANSWERED);
        String groups = figures.groups().stream()
                .filter(group -> group.tally().count(Measure.RECEIVED) > 0)
                .map(group -> Words.number(group.tally().count(Measure.RECEIVED)) + " " + inSentence(group.group()))
                .collect(Collectors.joining(", "));
        long notified = total.count(NoticeOutcome.NOTIFIED);
        String keys = key(received, "requests for user data received", groups, false)
                + key(
                        answered,
                        "requests answered",
                        total.medianDays()
                                .map(days -> "with a median of " + days.toPlainString() + " days")
                                .orElse("none was answered"),
                        false)
                + key(
                        total.count(Measure.RESIDUAL),
                        "closed without an answer",
                        Words.number(total.count(Measure.IN_PROCESS)) + " still in process on "
                                + Words.day(period.lastDay()),
                        true)
                + key(
                        total.count(Measure.ACCOUNTS),
                        "accounts affected",
                        "and " + Words.count(total.count(Measure.DOMAINS), "domain", "domains"),
                        false)
                + (total.count(NoticeOutcome.NOT_RECORDED) == answered && answered > 0
                        ? key(answered, "disclosures", "what became of the notice was not recorded", false)
                        : key(
                                notified,
                                "disclosures with notice before",
                                Share.of(notified, answered)
                                        .map(percent -> percent.toPlainString() + "% of disclosures")
                                        .orElse("there was no disclosure"),
                                false))
                + key(
                        figures.content().tally().count(Measure.RECEIVED),
                        "requests to remove or block content",
                        Words.number(figures.content().tally().count(Measure.ANSWERED)) + " acted on",
                        true);
        return lead(Sentence.glance(figures).text()) + "<div class=\"kfs\">" + keys
                + "<div class=\"clear\"></div></div>" + comparison();
    }

    /** Within a sentence only the name of a country keeps its capital. */
    private static String inSentence(RequestGroup group) {
        return group == RequestGroup.US_GOVERNMENT
                ? group.words()
                : group.words().toLowerCase(Locale.ROOT);
    }

    private String comparison() {
        if (content.history().size() < 2) {
            return note("This is the first period for which figures are kept, so there is none to compare it with.");
        }
        Figures before = content.history().get(content.history().size() - 2);
        TableMarkup table = new TableMarkup("Table 1", "Compared with the period before", "")
                .column("Measure", 52)
                .column(period.shortName(), 16)
                .column(before.period().shortName(), 16)
                .column("Change", 16);
        compare(table, "Requests for user data received", Measure.RECEIVED, before);
        compare(table, "Answered", Measure.ANSWERED, before);
        compare(table, "Closed without an answer", Measure.RESIDUAL, before);
        compare(table, "In process at the end of the period", Measure.IN_PROCESS, before);
        compare(table, "Domains affected", Measure.DOMAINS, before);
        compare(table, "Accounts affected", Measure.ACCOUNTS, before);
        return table.html()
                + note("National security process is reported in section 7 alone, as a band, and is part of no other"
                        + " number.");
    }

    private void compare(TableMarkup table, String label, Measure measure, Figures before) {
        long now = total.count(measure);
        long then = before.total().count(measure);
        table.row("", label, Words.number(now), Words.number(then), Words.change(now, then));
    }

    private static String key(long number, String label, String more, boolean last) {
        return "<div class=\"kf%s\"><p class=\"kf-n\">%s</p><p class=\"kf-l\">%s</p><p class=\"kf-s\">%s</p></div>"
                .formatted(last ? " last" : "", Words.number(number), Words.escaped(label), Words.escaped(more));
    }

    private static String handling() {
        House house = House.texts();
        TableMarkup table = new TableMarkup("Table A", "Least instrument for each kind of data", "")
                .words("Kind of data", 28)
                .words("Examples", 41)
                .words("Least instrument", 31);
        house.instruments().forEach(one -> table.row("top", one.kind(), one.examples(), one.least()));
        return lead("Whoever asks, a police force, an agency or a party to a lawsuit, meets the same rules.")
                + house.principles().stream()
                        .map(principle -> row(principle.head(), principle.text()))
                        .collect(Collectors.joining())
                + "<div style=\"height:4mm\"></div>"
                + table.html();
    }

    private String background() {
        TableMarkup terms = new TableMarkup("Table B", "What the words of the tables mean", "")
                .words("Term", 25)
                .words("Meaning", 75)
                .style("defs");
        figures.profile().definitions().forEach(definition -> terms.row("", definition.term(), definition.meaning()));
        String rule = "The period begins on " + Words.day(period.start()) + " at 00:00 and ends before "
                + Words.day(period.end()) + " at 00:00, in the zone "
                + figures.profile().zone()
                + ". A request belongs to the period in which it was validly served.";
        String example = "What was served in the last days of the period and is answered after it counts here as"
                + " received and as in process; the answer stands in the balance of the next report.";
        return lead("Every number is counted by the definitions on this page. They belong to the profile "
                        + figures.profile().id() + " " + figures.profile().version() + ".")
                + "<div class=\"callout\"><p class=\"callout-h\">Which period a request belongs to</p><p>"
                + Words.escaped(rule) + "</p><p>" + Words.escaped(example) + "</p></div>"
                + terms.html();
    }
}
