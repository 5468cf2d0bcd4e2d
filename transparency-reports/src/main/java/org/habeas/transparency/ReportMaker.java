package org.habeas.transparency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Staff;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.company.LegalEntities;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEventCsv;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.transparency.check.BandRules;
import org.habeas.transparency.check.BandRules.Published;
import org.habeas.transparency.check.Finding;
import org.habeas.transparency.check.ReportCheck;
import org.habeas.transparency.document.ReportContent;
import org.habeas.transparency.document.ReportContent.AttestedStatement;
import org.habeas.transparency.document.ReportContent.Change;
import org.habeas.transparency.document.ReportDocument;
import org.habeas.transparency.document.ReportFiles;
import org.habeas.transparency.figures.Band;
import org.habeas.transparency.figures.DataFiles;
import org.habeas.transparency.figures.EventsDoNotReconcile;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.History;
import org.habeas.transparency.figures.NationalSecurity;
import org.habeas.transparency.figures.PeriodNotEnded;
import org.habeas.transparency.figures.Profile;
import org.habeas.transparency.figures.ReportFigures;
import org.springframework.stereotype.Component;

/** Makes figures and files of a report from the events as they were frozen. */
@Component
class ReportMaker {

    /** Where a value does not apply, as on paper. */
    private static final String NONE = "–";

    private static final int MOST_FAULTS = 5;
    private static final int MOST_FINDINGS = 5;

    private final DisclosureEvents events;
    private final ReportStore store;
    private final LegalEntities company;
    private final Staff staff;
    private final CaseAccess access;
    private final Clock clock;

    ReportMaker(
            DisclosureEvents events,
            ReportStore store,
            LegalEntities company,
            Staff staff,
            CaseAccess access,
            Clock clock) {
        this.events = events;
        this.store = store;
        this.company = company;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
    }

    /** The hash of everything that counts as of an instant. */
    String hash(Instant asOf) {
        return sha256(DisclosureEventCsv.write(known(asOf)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The figures of a report.
     *
     * @throws ActRefused {@code period-not-ended}, {@code events-do-not-reconcile}, {@code events-changed}
     */
    Figures figures(TransparencyReport report) {
        Instant asOf = report.frozenAt()
                .orElseThrow(() -> new ActRefused(
                        "period-not-ended",
                        "The period " + report.period() + " has not ended, or its events are not frozen yet."));
        List<DisclosureEvent> known = known(asOf);
        String now = sha256(DisclosureEventCsv.write(known).getBytes(StandardCharsets.UTF_8));
        if (!report.eventsSha256().filter(now::equals).isPresent()) {
            throw new ActRefused(
                    "events-changed",
                    "The events are not those that were frozen. Freeze them again while it is drafted; later, return it to the draft.");
        }
        try {
            return ReportFigures.of(known, report.period(), profile(report), asOf);
        } catch (PeriodNotEnded e) {
            throw new ActRefused("period-not-ended", String.valueOf(e.getMessage()));
        } catch (EventsDoNotReconcile e) {
            throw new ActRefused("events-do-not-reconcile", words(e));
        }
    }

    /** A reporter may not know of a sealed case, whose events are counted all the same. */
    private String words(EventsDoNotReconcile faults) {
        return "The events do not reconcile. "
                + faults.problems().stream()
                        .limit(MOST_FAULTS)
                        .map(fault -> CaseReference.parse(fault.caseReference())
                                .filter(access::isSealed)
                                .map(hidden -> "a case that is not named here: " + fault.reason())
                                .orElseGet(fault::toString))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    /** The demands that are open now or were when the events were frozen. */
    boolean isTouched(Statement statement, Figures figures) {
        ExtraordinaryDemand demand = statement.touchedBy();
        return figures.openDemands().contains(demand)
                || ReportFigures.ofUnfinished(
                                known(clock.instant()), figures.period(), figures.profile(), clock.instant())
                        .openDemands()
                        .contains(demand);
    }

    ReportFiles files(TransparencyReport report, boolean draft) {
        return ReportDocument.make(content(report, draft));
    }

    /** The sums of this period and, where anything is known of it, of the one before, the later first. */
    List<Sums> sums(TransparencyReport report) {
        Figures figures = figures(report);
        List<Figures> history = History.of(figures, known(figures.asOf()));
        return history.subList(Math.max(0, history.size() - 2), history.size()).stream()
                .map(one -> Sums.of(one.period(), DataFiles.csv(one)))
                .sorted(Comparator.comparing(Sums::period).reversed())
                .toList();
    }

    /**
     * Checks the report with the validators before anybody else sees it, and its bands beside those that are published.
     *
     * @throws ActRefused {@code lint-failed} with rule, cell and arithmetic of what does not hold
     */
    void lint(TransparencyReport report) {
        List<Finding> findings = new ArrayList<>(
                ReportCheck.against(profile(report), Map.of("report", ReportDocument.json(content(report, true)))));
        List<Published> bands =
                new ArrayList<>(store.bands(report.period().start().getYear()));
        bands.addAll(bands(report));
        findings.addAll(BandRules.differences(bands));
        if (!findings.isEmpty()) {
            throw new ActRefused(
                    "lint-failed",
                    "The report does not pass its checks. "
                            + findings.stream()
                                    .limit(MOST_FINDINGS)
                                    .map(Finding::toString)
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
    }

    private List<Published> bands(TransparencyReport report) {
        NationalSecurity secret = figures(report).nationalSecurity();
        String place = "the report for " + report.period() + ", edition " + report.edition();
        return List.of(
                band(place, report, "requests", secret.requests()),
                band(place, report, "selectors", secret.selectors()));
    }

    private static Published band(String place, TransparencyReport report, String unit, Band band) {
        return new Published(place, report.period(), report.edition(), unit, band.from(), band.to());
    }

    private ReportContent content(TransparencyReport report, boolean draft) {
        Figures figures = figures(report);
        LocalDate date =
                report.publicationDate().orElseGet(() -> report.period().end());
        return new ReportContent(
                company.name(),
                figures,
                History.of(figures, known(figures.asOf())),
                date,
                report.edition(),
                draft,
                statements(report, figures),
                changes(report, figures, date),
                report.reviewedBy().map(this::name).orElse(""));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private List<DisclosureEvent> known(Instant asOf) {
        return events.before(asOf.plusNanos(1000), asOf);
    }

    private static Profile profile(TransparencyReport report) {
        return Profile.named(report.profile())
                .orElseThrow(() -> new IllegalStateException("no profile " + report.profile()));
    }

    private List<AttestedStatement> statements(TransparencyReport report, Figures figures) {
        Map<String, Attestation> made = new HashMap<>();
        store.attestations(report.reference()).forEach(one -> made.put(one.statement(), one));
        List<AttestedStatement> said = new ArrayList<>();
        for (Statement statement : Statement.all()) {
            Attestation attestation = made.get(statement.code());
            LocalDate date = attestation == null ? null : attestation.date();
            if (attestation != null && attestation.printed() && date != null && !isTouched(statement, figures)) {
                said.add(new AttestedStatement(
                        statement.text(), statement.version(), attestation.name(), attestation.title(), date));
            }
        }
        return said;
    }

    /** Every value that differs from the edition before, also one that only one of them has. */
    private List<Change> changes(TransparencyReport report, Figures figures, LocalDate date) {
        if (report.edition() == 1) {
            return List.of();
        }
        Map<String, String> before = values(
                store.data(report.period().code(), report.edition() - 1, "csv").orElse(""));
        Map<String, String> now = values(DataFiles.csv(figures));
        Set<String> all = new LinkedHashSet<>(now.keySet());
        all.addAll(before.keySet());
        return all.stream()
                .filter(what -> !before.getOrDefault(what, NONE).equals(now.getOrDefault(what, NONE)))
                .map(what -> new Change(
                        what.replaceAll(",+", ", ").replace('_', ' '),
                        before.getOrDefault(what, NONE),
                        now.getOrDefault(what, NONE),
                        report.reason(),
                        date))
                .toList();
    }

    /** The values of a data file by what they count, in its order. */
    private static Map<String, String> values(String csv) {
        Map<String, String> values = new LinkedHashMap<>();
        csv.lines().skip(1).forEach(line -> {
            int comma = line.lastIndexOf(',');
            String value = line.substring(comma + 1);
            values.put(line.substring(0, comma), value.isEmpty() ? NONE : value);
        });
        return values;
    }

    private String name(String account) {
        return staff.named(account).map(Staff.Member::name).orElse(account);
    }
}
