package org.habeas.legalprocess;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves a legal process along as people, mail servers and the job executor would. */
@Component
public class LegalJourney {

    static final String CUSTOMER = "owner@brightwater.example";

    private final LegalProcessDesk desk;
    private final ReviewDesk review;
    private final CustomerNoticeDesk notices;
    private final ProductionDesk production;
    private final LegalFiles files;
    private final LegalLetterNews news;
    private final FakeOutbox outbox;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final Clock clock;

    LegalJourney(
            LegalProcessDesk desk,
            ReviewDesk review,
            CustomerNoticeDesk notices,
            ProductionDesk production,
            LegalFiles files,
            LegalLetterNews news,
            FakeOutbox outbox,
            ManagementService management,
            RuntimeService runtime,
            TaskService tasks,
            JdbcClient jdbc,
            Clock clock) {
        this.desk = desk;
        this.review = review;
        this.notices = notices;
        this.production = production;
        this.files = files;
        this.news = news;
        this.outbox = outbox;
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The smallest file that counts as a whole PDF. */
    public static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj
                << /Type /Catalog >>
                endobj
                xref
                0 1
                trailer << /Root 1 0 R >>
                startxref
                9
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }

    public CaseReference entered() {
        return entered("en");
    }

    private CaseReference entered(String language) {
        jdbc.sql(
                        "insert into casework_directory (email, standing, customer, account) values (?, 'ACCOUNT_HOLDER', 'Brightwater', 'a-1')"
                                + " on conflict do nothing")
                .param(CUSTOMER)
                .update();
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Berlin"));
        CaseReference reference = desk.enter(
                new HandEntry(Channel.POST, today, null, language, new HandEntry.Upload("warrant.pdf", pdf())),
                People.LENA);
        runJobs(reference);
        return reference;
    }

    public static Demand demand(@Nullable LocalDate returnDate, boolean gdpr, ExtraordinaryDemand... extraordinary) {
        return new Demand(
                InstrumentType.SEARCH_WARRANT,
                "US",
                returnDate,
                DataCategory.CONTENT,
                true,
                false,
                Set.of(extraordinary),
                gdpr);
    }

    DemandEntry entry(Demand demand) {
        return new DemandEntry(
                demand,
                new Particulars(
                        "Calder County District Court",
                        "Judge Ames",
                        "clerk@court.example",
                        "+1 555 0100, state bar list",
                        "26-SW-01187",
                        "18 U.S.C. 2703(a)",
                        "All mail of November"),
                LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Berlin")),
                null,
                List.of(new TargetEntry(Identifier.ACCOUNT, "acct-88213", "Brightwater Co-op", CUSTOMER)),
                false,
                Set.of());
    }

    public CaseReference recorded(Demand demand) {
        CaseReference reference = entered();
        desk.record(reference, entry(demand), version(reference), People.LENA);
        return reference;
    }

    public CaseReference inReview(Demand demand) {
        CaseReference reference = recorded(demand);
        authenticate(reference);
        return reference;
    }

    private void authenticate(CaseReference reference) {
        desk.authenticate(
                reference,
                Authenticity.GENUINE,
                "Called the clerk, number of the state bar",
                version(reference),
                People.LENA);
    }

    public CaseReference cleared() {
        return cleared(demand(null, false));
    }

    public CaseReference cleared(Demand demand) {
        CaseReference reference = inReview(demand);
        comply(reference);
        return reference;
    }

    void comply(CaseReference reference) {
        review.review(
                reference,
                ReviewDecision.COMPLY,
                DataCategory.NON_CONTENT,
                "Valid on its face",
                version(reference),
                People.LENA);
        runJobs(reference);
    }

    /** The notice is on its way; the customer's server has not answered. */
    public CaseReference notified() {
        CaseReference reference = cleared();
        decide(reference, NoticeRoute.NOTIFY);
        return reference;
    }

    void decide(CaseReference reference, NoticeRoute route) {
        notices.decide(
                reference,
                Map.of(1, route),
                Map.of(),
                route == NoticeRoute.EMERGENCY ? "A child is missing; called back the sheriff" : "",
                version(reference),
                People.LENA);
        runJobs(reference);
    }

    UUID notice(CaseReference reference) {
        return outbox.of(reference, LegalLetters.CUSTOMER_NOTICE, LetterState.PLANNED)
                .get(0)
                .id();
    }

    public CaseReference told() {
        CaseReference reference = notified();
        acceptNotice(reference);
        return reference;
    }

    /** As {@link #told()}, in a case whose letters are written in another language. */
    public CaseReference toldIn(String language) {
        CaseReference reference = entered(language);
        desk.record(reference, entry(demand(null, false)), version(reference), People.LENA);
        authenticate(reference);
        comply(reference);
        decide(reference, NoticeRoute.NOTIFY);
        acceptNotice(reference);
        return reference;
    }

    private void acceptNotice(CaseReference reference) {
        news.letterEnded(
                reference, notice(reference), LegalLetters.CUSTOMER_NOTICE, LetterState.ACCEPTED, People.SYSTEM);
    }

    void bounce(CaseReference reference) {
        news.letterEnded(
                reference, notice(reference), LegalLetters.CUSTOMER_NOTICE, LetterState.RETURNED, People.SYSTEM);
    }

    void prepare(CaseReference reference, Acting acting) {
        UUID file = production
                .addFile(reference, new HandEntry.Upload("logins.csv", new byte[] {1, 2, 3}), acting)
                .id();
        Map<UUID, DataCategory> manifest = new LinkedHashMap<>();
        manifest.put(file, DataCategory.NON_CONTENT);
        production.prepare(reference, 1, manifest, version(reference), acting);
    }

    void approve(CaseReference reference, Acting acting) {
        production.approve(
                reference, 1, file(reference).prepared().orElseThrow().manifest() + "", acting);
        runJobs(reference);
    }

    public LegalFile file(CaseReference reference) {
        return files.open(reference, People.LENA);
    }

    public long version(CaseReference reference) {
        return jdbc.sql("select version from legal_process where reference = ?")
                .param(reference.value())
                .query(Long.class)
                .single();
    }

    public List<String> tasks(CaseReference reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Runs every asynchronous step of a case that is due, but no timer. */
    public void runJobs(CaseReference reference) {
        List<Job> jobs = management.createJobQuery().messages().list().stream()
                .filter(job -> isOf(reference, job))
                .toList();
        if (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            runJobs(reference);
        }
    }

    Instant due(CaseReference reference, String timer) {
        return timer(reference, timer).getDuedate().toInstant();
    }

    /** Fires a timer, whatever its date. */
    void fire(CaseReference reference, String activity) {
        management.executeJob(timer(reference, activity).getId());
        runJobs(reference);
    }

    private Job timer(CaseReference reference, String activity) {
        return management.createJobQuery().timers().activityId(activity).list().stream()
                .filter(job -> isOf(reference, job))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + activity + "; tasks: " + tasks(reference)));
    }

    private boolean isOf(CaseReference reference, Job job) {
        return reference
                .value()
                .equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey());
    }
}
