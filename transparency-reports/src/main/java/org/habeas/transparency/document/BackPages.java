package org.habeas.transparency.document;

import static org.habeas.transparency.document.Pages.block;
import static org.habeas.transparency.document.Pages.lead;
import static org.habeas.transparency.document.Pages.note;
import static org.habeas.transparency.document.Pages.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.habeas.legalprocess.disclosure.Challenge;
import org.habeas.templates.pdf.Attachment;
import org.habeas.transparency.figures.ChallengeCount;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Flow;

/** National security, challenges, the balance, the statements, changes and method. */
final class BackPages {

    private static final int HASH_HALF = 32;

    private final ReportContent content;
    private final Figures figures;
    private final List<Attachment> attachments;

    BackPages(ReportContent content, List<Attachment> attachments) {
        this.content = content;
        this.figures = content.figures();
        this.attachments = attachments;
    }

    void addTo(Pages pages) {
        pages.section("national", "National security", nationalSecurity());
        pages.section("challenges", "Challenges", challenges());
        pages.section("balance", "Reconciliation", balance());
        pages.section("never", "Some things we have never done", never());
        pages.section("changes", "Changes since the last report", changes());
        pages.section("method", "Methodology and data files", method());
    }

    private String nationalSecurity() {
        String band = figures.nationalSecurity().requests().words();
        String selectors = figures.nationalSecurity().selectors().words();
        TableMarkup table = new TableMarkup("Table 9", "National security process in the bands allowed by law", "")
                .column("Unit", 70)
                .column(figures.period().shortName(), 30)
                .row("", "Orders and letters, all kinds combined", band)
                .row("", "Customer selectors targeted", selectors);
        return lead("The law of the United States allows the number of national security requests to be published as a"
                        + " range only.")
                + "<div class=\"callout full\" style=\"margin-top:0\"><p class=\"callout-h\">National security process"
                + " received</p><p class=\"band\">" + band + "</p><p>"
                + Words.escaped(figures.period().days()
                        + ", under " + figures.profile().bandSource()
                        + ". The range begins at zero or at a multiple of its width whatever the number is, so it does"
                        + " not tell whether there was any.")
                + "</p></div>"
                + table.html()
                + note("A selector is what an order names, such as an address or an account.")
                + row(
                        "Kept apart",
                        "National security process is in no total, share, median, chart or country of this report and in"
                                + " neither data file.");
    }

    private String challenges() {
        TableMarkup table = new TableMarkup("Table 10", "Challenges raised in the period", "")
                .column("Challenge", 48)
                .column("Raised", 13)
                .column("Successful", 13)
                .column("Pending", 13)
                .column("Not upheld", 13);
        long narrowed = figures.total().countNarrowed();
        long raised = 0;
        long upheld = 0;
        for (Challenge challenge : Challenge.values()) {
            ChallengeCount count = figures.challenges().getOrDefault(challenge, new ChallengeCount(0, 0, 0));
            raised += count.raised();
            upheld += count.upheld();
            table.row(
                    "",
                    challenge.words(),
                    Words.number(count.raised()),
                    Words.number(count.upheld()),
                    Words.number(count.pending()),
                    Words.number(count.denied()));
        }
        return lead("We raised " + Words.count(raised, "challenge", "challenges")
                        + (raised == 0
                                ? " in the period."
                                : ", and " + Words.number(upheld) + " had succeeded by the end of the period."))
                + table.html()
                + note(
                        "A request can be challenged in more than one way, so the rows are not requests. Of those received in"
                                + " the period, " + Words.number(narrowed)
                                + " were narrowed by its end; requests that a court quashed stand in Table"
                                + " 3.");
    }

    private String balance() {
        TableMarkup table = new TableMarkup("Table 11", "Requests for user data, from opening to closing balance", "")
                .style("acct")
                .column("Balance", 38);
        figures.groups().forEach(group -> table.column(group.group().words().replaceFirst(" (?=\\S+$)", "|"), 13));
        table.column("Total", 10);
        flow(table, "", "Open on " + Words.day(figures.period().start()), Flow::opening, Words::number);
        flow(table, "", "Received in the period", Flow::received, Words::number);
        flow(table, "", "Answered, received in the period", Flow::answered, Words::deducted);
        flow(table, "", "Answered, received earlier", Flow::answeredEarlier, Words::deducted);
        flow(table, "", "Closed without an answer, received in the period", Flow::closed, Words::deducted);
        flow(table, "", "Closed without an answer, received earlier", Flow::closedEarlier, Words::deducted);
        flow(table, "tot", "Open on " + Words.day(figures.period().lastDay()), Flow::closing, Words::number);
        flow(table, "in", "of which received in the period", Flow::closingNew, Words::number);
        flow(table, "in", "of which received earlier", Flow::closingEarlier, Words::number);
        return lead("The other tables follow the requests received in the period. This one follows the work: what was"
                        + " open, what came, what was finished, what is left.")
                + block(
                        table.html(),
                        note("Numbers in parentheses are taken away. The two ways of counting meet in the"
                                + " line “of which received in the period”, which is “In process” of Table 2."));
    }

    private void flow(
            TableMarkup table, String style, String label, ToLongFunction<Flow> value, Function<Long, String> words) {
        List<String> cells = new ArrayList<>();
        figures.groups().forEach(group -> cells.add(words.apply(value.applyAsLong(group.flow()))));
        cells.add(words.apply(value.applyAsLong(figures.flow())));
        table.row(style, label, cells);
    }

    private String never() {
        if (content.statements().isEmpty()) {
            return lead("No statement is made in this report, because nobody has attested one for this period.");
        }
        StringBuilder html = new StringBuilder(
                lead("For this period, the person named has looked into each statement and says so."));
        for (int i = 0; i < content.statements().size(); i++) {
            ReportContent.AttestedStatement statement = content.statements().get(i);
            html.append("<div class=\"stmt\"><p class=\"stmt-n\">")
                    .append(i + 1)
                    .append("</p><div class=\"stmt-b\"><p class=\"stmt-t\">")
                    .append(Words.escaped(statement.text()))
                    .append("</p><p class=\"stmt-a\">Attested by <strong>")
                    .append(Words.escaped(statement.name()))
                    .append("</strong>, ")
                    .append(Words.escaped(statement.role()))
                    .append(", on ")
                    .append(Words.day(statement.date()))
                    .append(". Version ")
                    .append(statement.version())
                    .append(" of the statement.</p></div></div>");
        }
        return html + "<div class=\"callout stmts\"><p class=\"callout-h\">About these statements</p><p>No date on this"
                + " page is set by a machine. A statement that nobody attests for the period, or that an open demand"
                + " touches, is not printed. Asked to do any of these things, we would exhaust every legal remedy"
                + " first.</p></div>";
    }

    private String changes() {
        if (content.changes().isEmpty()) {
            return lead(
                            content.version() == 1
                                    ? "This is the first edition for its period; it restates no figure."
                                    : "No published figure has changed.")
                    + row("Restatements", "None in this report.");
        }
        TableMarkup table = new TableMarkup("Table 12", "Figures and wordings that changed", "")
                .words("What", 34)
                .column("Was", 10)
                .column("Is", 10)
                .words("Reason and date", 46);
        content.changes()
                .forEach(change -> table.row(
                        "top",
                        change.what(),
                        change.was(),
                        change.is(),
                        change.reason() + " (" + Words.day(change.date()) + ")"));
        return lead(Words.count(content.changes().size(), "value has", "values have")
                        + " changed since the version before. That version stays available.")
                + table.html();
    }

    private String method() {
        TableMarkup checks = new TableMarkup("Table 13", "Checked before these pages were made", "")
                .words("Rule", 70)
                .words("Result", 30)
                .row("", "Received is answered, in process and closed without an answer, in every row", "holds")
                .row("", "Opening balance, received and closed give the closing balance", "holds")
                .row("", "Rows of each group add up to its subtotal, except unique counts", "holds")
                .row("", "Affected domains and accounts come from answered requests", "holds")
                .row("", "Each disclosure has one notice outcome", "holds")
                .row("", "National security is in a band and in no other figure", "holds");
        TableMarkup files = new TableMarkup("Table 14", "Data files attached to this document", "")
                .words("File", 44)
                .words("SHA-256", 56);
        attachments.forEach(file -> files.row(
                "top",
                file.name(),
                file.sha256().substring(0, HASH_HALF) + " " + file.sha256().substring(HASH_HALF)));
        return lead("One program computes the figures from events that cannot be edited. The same events give the same"
                        + " report, byte for byte.")
                + row(
                        "Source",
                        "Each step that counts is recorded when it happens, without names. Domains and accounts are kept"
                                + " under keyed pseudonyms, so that each is counted once. The figures are those known on "
                                + Words.day(figures.asOf()
                                        .atZone(figures.profile().zoneId())
                                        .toLocalDate())
                                + ".")
                + (content.reviewer().isEmpty()
                        ? ""
                        : row(
                                "Review",
                                "The draft was reviewed by " + content.reviewer()
                                        + " and released by a second person."))
                + row("Rounding", "Shares are rounded to one decimal place. No number was suppressed.")
                + "<div style=\"padding-top:4mm\">" + checks.html()
                + "</div><div class=\"block\" style=\"padding-top:7mm\">"
                + files.html()
                + note("The CSV file follows RFC 4180 in UTF-8, one value a line.") + "</div>";
    }
}
