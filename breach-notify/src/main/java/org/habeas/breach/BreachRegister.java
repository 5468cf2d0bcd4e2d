package org.habeas.breach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of all incidents (GDPR Art. 33(5)), also of those that turned out to be no breach. */
@Service
public class BreachRegister {

    private static final List<String> HEAD = List.of(
            "reference",
            "title",
            "legal entity",
            "roles",
            "outcome",
            "opened",
            "occurred",
            "detected",
            "aware",
            "told by processor",
            "nature",
            "facts version",
            "facts",
            "cause",
            "categories",
            "people",
            "records",
            "effects",
            "remedial action",
            "severity",
            "authority (Art. 33(1))",
            "people concerned (Art. 34(1))",
            "not applicable",
            "filings",
            "notices to customers",
            "state");

    private final BreachFiles files;
    private final Ledger ledger;

    BreachRegister(BreachFiles files, Ledger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    /** The register as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet; who took it is recorded. */
    @Transactional
    @Permits({Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.AUDITOR})
    public String csv(Acting acting) {
        List<CaseReference> all = files.all(acting);
        StringBuilder csv = new StringBuilder();
        csv.append(line(HEAD));
        all.forEach(reference -> csv.append(line(row(files.open(reference, acting)))));
        ledger.record(Act.outsideCases("breach.registerExported").with("entries", all.size()), acting);
        return csv.toString();
    }

    private static List<String> row(BreachFile file) {
        BreachFacts known = file.latestFacts().facts();
        List<String> row = new ArrayList<>();
        row.add(file.reference().value());
        row.add(file.title());
        row.add(file.legalEntity());
        row.add(file.roles().stream()
                .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining("; ")));
        row.add(file.outcome().words());
        row.add(file.openedAt().toString());
        for (InstantKind kind : InstantKind.values()) {
            row.add(file.instant(kind)
                    .map(one -> one.at().atZone(one.zone()).toOffsetDateTime().toString())
                    .orElse(""));
        }
        row.add(known.nature().stream().map(BreachFacts.Nature::words).collect(Collectors.joining("; ")));
        row.add(String.valueOf(file.latestFacts().number()));
        row.add(known.description());
        row.add(known.cause());
        row.add(String.join("; ", known.categories()));
        row.add(number(known.people()));
        row.add(number(known.records()));
        row.add(known.consequences());
        row.add(known.measures());
        row.add(file.severity().map(Severity::sum).orElse(""));
        row.add(conclusion(file, Conclusion.Article.ART_33_1));
        row.add(conclusion(file, Conclusion.Article.ART_34_1));
        row.add(file.duties().stream()
                .filter(BreachFile.Owed::ruledOut)
                .map(one -> one.obligation().name() + ": " + one.because() + " (" + one.ruledOutBy() + ")")
                .collect(Collectors.joining("; ")));
        row.add(file.filings().stream().map(BreachRegister::filing).collect(Collectors.joining("; ")));
        row.add(file.notices().stream()
                .filter(BreachFile.NoticeView::released)
                .map(one -> "notice " + one.number() + ", " + one.state() + ", letters: " + one.leaving() + ", hash "
                        + one.hash())
                .collect(Collectors.joining("; ")));
        row.add(file.open() ? "open" : "closed");
        return row;
    }

    private static String filing(BreachFile.Filed one) {
        Instant at = one.submittedAt();
        return one.obligation().name() + ", " + one.phase() + ", "
                + (at == null
                        ? "not submitted"
                        : "submitted " + at + ", reference " + one.authorityReference()
                                + (one.late() ? ", late: " + one.lateReasons() : ""));
    }

    private static String conclusion(BreachFile file, Conclusion.Article article) {
        return file.conclusion(article)
                .map(one -> one.verdict().words() + ": " + one.reasons() + " (" + one.concludedBy() + ", "
                        + one.concludedAt() + ")")
                .orElse("");
    }

    private static String number(@Nullable Long count) {
        return count == null ? "not known" : String.valueOf(count);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvLine::safe).collect(Collectors.joining(",")) + "\r\n";
    }
}
