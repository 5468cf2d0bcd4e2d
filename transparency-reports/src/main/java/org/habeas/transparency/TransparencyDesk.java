package org.habeas.transparency;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.inbox.SearchText;
import org.habeas.transparency.document.ReportFiles;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a transparency report from the order to the public page. */
@Service
public class TransparencyDesk {

    private final Cases cases;
    private final TransparencyReports reports;
    private final ReportStore store;
    private final ReportMaker maker;
    private final TransparencyWorkflow workflow;
    private final WorkItems workItems;
    private final SearchText search;
    private final LegalEntities company;
    private final Ledger ledger;
    private final Clock clock;

    TransparencyDesk(
            Cases cases,
            TransparencyReports reports,
            ReportStore store,
            ReportMaker maker,
            TransparencyWorkflow workflow,
            WorkItems workItems,
            SearchText search,
            LegalEntities company,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.reports = reports;
        this.store = store;
        this.maker = maker;
        this.workflow = workflow;
        this.workItems = workItems;
        this.search = search;
        this.company = company;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Orders a report, or a further edition of one that is published.
     *
     * @param reason why there is a further edition; empty for the first
     * @throws ActRefused {@code report-in-the-making}, {@code reason-missing}, {@code period-not-ended}
     */
    @Transactional
    @Permits({Role.REPORTER, Role.LEGAL, Role.SYSTEM})
    public CaseReference order(Period period, String reason, Acting acting) {
        Instant now = clock.instant();
        Profile profile = Profile.classic();
        if (now.isBefore(period.begins(profile.zoneId()))) {
            throw new ActRefused("period-not-ended", "The period " + period + " has not begun yet.");
        }
        List<TransparencyReport> before = reports.findByPeriodOrderByEdition(period.code());
        if (before.stream().anyMatch(one -> one.stage() != Stage.PUBLISHED)) {
            throw new ActRefused("report-in-the-making", "A report for " + period + " is in the making already.");
        }
        if (!before.isEmpty() && reason.isBlank()) {
            throw new ActRefused("reason-missing", "A report for " + period + " is published. Say why it is replaced.");
        }
        CaseReference reference = cases.open(
                CaseKind.TRANSPARENCY_REPORT,
                company.first().id(),
                now.atZone(company.first().zone()).getYear());
        reports.saveAndFlush(
                new TransparencyReport(reference, period, profile.id(), before.size() + 1, reason.strip(), now));
        ledger.record(
                Act.on(reference, "transparency.ordered")
                        .with("period", period.code())
                        .with("edition", before.size() + 1),
                acting);
        search.put(reference, List.of("Transparency report", period.words(), period.code(), period.shortName()));
        workflow.begin(reference);
        return reference;
    }

    /** Fixes which events count: those recorded by now. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void freeze(CaseReference reference, Acting acting) {
        TransparencyReport report = reports.of(reference);
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String sha256 = maker.hash(asOf);
        report.freeze(asOf, sha256);
        ledger.record(Act.on(reference, "transparency.frozen").with("sha256", sha256), acting);
    }

    /** Fixes anew which events count, for when the register was mended after events did not reconcile. */
    @Transactional
    @Permits(Role.REPORTER)
    public void freezeAgain(CaseReference reference, long version, Acting acting) {
        TransparencyReport report = reports.seen(reference, version);
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String sha256 = maker.hash(asOf);
        report.freezeAgain(asOf, sha256);
        ledger.record(Act.on(reference, "transparency.frozen").with("sha256", sha256), acting);
    }

    /**
     * Sends the draft to counsel, after its figures were computed and checked.
     *
     * @param publication the date on the cover, set by a person
     * @throws ActRefused {@code events-do-not-reconcile} naming the cases, {@code lint-failed} naming rule and cell, {@code
     *     publication-too-early} and others
     */
    @Transactional
    @Permits(Role.REPORTER)
    public void draft(CaseReference reference, LocalDate publication, long version, Acting acting) {
        TransparencyReport report = reports.seen(reference, version);
        report.draft(acting.who(), publication, clock.instant());
        maker.lint(report);
        store.forgetAttestations(reference);
        ledger.record(Act.on(reference, "transparency.drafted").with("publication", publication), acting);
        workflow.drafted(reference, acting);
        workItems.refresh(reference);
    }

    /** Counsel passes the draft, or returns it with a reason. */
    @Transactional
    @Permits(Role.LEGAL)
    public void review(CaseReference reference, boolean passed, String reason, long version, Acting acting) {
        TransparencyReport report = reports.seen(reference, version);
        requireReason(passed, reason);
        report.review(acting.who(), passed, clock.instant());
        ledger.record(
                Act.on(reference, passed ? "transparency.reviewed" : "transparency.returned"),
                reason.isBlank() ? acting : acting.because(reason.strip()));
        workflow.reviewed(reference, passed, acting);
        workItems.refresh(reference);
    }

    /**
     * Decides on every statement: said by a named person with a date of their own, or left out.
     *
     * @throws ActRefused {@code statement-not-attested} when one is not decided, {@code statement-under-review} when an
     *     open demand touches one that shall be said, {@code attestation-incomplete} without name, title or date
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void attest(CaseReference reference, List<Attestation> decided, long version, Acting acting) {
        TransparencyReport report = reports.seen(reference, version);
        Figures figures = maker.figures(report);
        Map<String, Attestation> byCode =
                decided.stream().collect(Collectors.toMap(Attestation::statement, one -> one, (first, next) -> next));
        for (Statement statement : Statement.all()) {
            Attestation attestation = byCode.get(statement.code());
            if (attestation == null) {
                throw new ActRefused(
                        "statement-not-attested",
                        "Nobody has attested or left out the statement “" + statement.text() + "”");
            }
            requireSound(statement, attestation, report, figures);
            store.attest(reference, statement, attestation, acting.who());
            ledger.record(
                    Act.on(reference, attestation.printed() ? "transparency.attested" : "transparency.leftOut")
                            .with("statement", statement.code())
                            .with("version", statement.version()),
                    acting);
        }
        report.attested(clock.instant());
        workflow.attested(reference, acting);
        workItems.refresh(reference);
    }

    private void requireSound(
            Statement statement, Attestation attestation, TransparencyReport report, Figures figures) {
        if (!attestation.printed()) {
            return;
        }
        if (maker.isTouched(statement, figures)) {
            throw new ActRefused(
                    "statement-under-review",
                    "An open demand touches the statement “" + statement.text() + "” It must be left out.");
        }
        LocalDate date = attestation.date();
        if (attestation.name().isBlank() || attestation.title().isBlank() || date == null) {
            throw new ActRefused(
                    "attestation-incomplete",
                    "A statement needs the name and title of the person who attests it and the date they set.");
        }
        LocalDate today = clock.instant().atZone(company.first().zone()).toLocalDate();
        if (date.isBefore(report.period().end())
                || date.isAfter(today)
                || report.publicationDate().filter(date::isAfter).isPresent()) {
            throw new ActRefused(
                    "attestation-date",
                    "The date of an attestation lies after the end of the period, and neither in the future nor after"
                            + " the date of publication.");
        }
    }

    /** A second person approves exactly the bytes they were shown, or returns the report with a reason. */
    @Transactional
    @Permits(Role.APPROVER)
    public void approve(
            CaseReference reference, boolean approved, String sha256, String reason, long version, Acting acting) {
        TransparencyReport report = reports.seen(reference, version);
        requireReason(approved, reason);
        if (approved) {
            if (!sha256.equals(ReportMaker.sha256(maker.files(report, false).pdf()))) {
                throw new ActRefused(
                        "not-what-was-shown", "The report is no longer what you were shown. Look at it again.");
            }
            maker.lint(report);
            report.approve(acting.who(), sha256, clock.instant());
            ledger.record(Act.on(reference, "transparency.approved").with("sha256", sha256), acting);
        } else {
            report.giveBack(acting.who(), clock.instant());
            ledger.record(Act.on(reference, "transparency.returned"), acting.because(reason.strip()));
        }
        workflow.approvalDecided(reference, approved, acting);
        workItems.refresh(reference);
    }

    /** Puts the approved bytes on the public page. */
    @Transactional
    @Permits(Role.SYSTEM)
    public void publish(CaseReference reference, Acting acting) {
        TransparencyReport report = reports.of(reference);
        ReportFiles files = maker.files(report, false);
        String sha256 = ReportMaker.sha256(files.pdf());
        report.publish(sha256, clock.instant());
        store.publish(
                report,
                report.publicationDate().orElseThrow(),
                files,
                sha256,
                maker.figures(report).nationalSecurity());
        cases.close(reference);
        ledger.record(Act.on(reference, "transparency.published").with("sha256", sha256), acting);
    }

    private static void requireReason(boolean good, String reason) {
        if (!good && reason.isBlank()) {
            throw new ActRefused("reason-missing", "Say what has to change; the reason stays on record.");
        }
    }
}
