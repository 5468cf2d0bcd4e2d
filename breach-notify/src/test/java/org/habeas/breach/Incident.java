package org.habeas.breach;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.habeas.breach.Concluding.Reasoned;
import org.habeas.breach.Conclusion.Article;
import org.habeas.breach.Conclusion.Verdict;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Component;

/** Moves an incident along as people and the job executor would. */
@Component
public class Incident {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final String CUSTOMERS = """
            customer,name,email,language,status,people,hours
            c1,Alpha Inc.,breach@alpha.example,en,confirmed,120,48
            c2,Beta GmbH,panne@beta.example,de,possible,unknown,
            c3,,breach@gamma.example,en,possible,4,
            c4,Delta Ltd.,no address,en,possible,4,
            """;

    private final BreachDesk desk;
    private final NoticeDesk notices;
    private final BreachFiles files;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Clock clock;

    Incident(
            BreachDesk desk,
            NoticeDesk notices,
            BreachFiles files,
            ManagementService management,
            RuntimeService runtime,
            TaskService tasks,
            Clock clock) {
        this.desk = desk;
        this.notices = notices;
        this.files = files;
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.clock = clock;
    }

    public static StatedInstant aware(Instant at) {
        return new StatedInstant(InstantKind.AWARE, at, BERLIN, "alert of the intrusion detection", "first look");
    }

    /** Opened an hour after awareness, in both roles, under GDPR and NIS 2. */
    public CaseReference opened() {
        return opened(clock.instant().minusSeconds(3600));
    }

    CaseReference opened(Instant aware) {
        CaseReference reference = desk.open(
                new OpeningIncident(
                        "Support export readable by anybody",
                        EnumSet.allOf(ActsAs.class),
                        EnumSet.of(Regime.GDPR, Regime.NIS2),
                        List.of(aware(aware)),
                        "An export lay on a public address."),
                People.TOMAS);
        runJobs(reference);
        return reference;
    }

    public CaseReference assessed() {
        CaseReference reference = opened();
        desk.stateFacts(reference, facts("Counted"), payroll(), version(reference), People.TOMAS);
        desk.finishAssessment(reference, version(reference), People.TOMAS);
        return reference;
    }

    /** The authority must be told, the people need not. */
    public CaseReference decided() {
        CaseReference reference = assessed();
        conclude(reference, Verdict.TELL, Verdict.NOT_NEEDED);
        return reference;
    }

    void conclude(CaseReference reference, Verdict authority, Verdict people) {
        desk.conclude(
                reference,
                new Concluding(
                        true,
                        "",
                        Map.of(
                                Article.ART_33_1, new Reasoned(authority, "Names and mails were readable."),
                                Article.ART_34_1, new Reasoned(people, "Nothing that harms."))),
                version(reference),
                People.TOMAS);
    }

    /** A notice that waits for a second person; one row unusable, one recipient held. */
    public CaseReference noticeSubmitted() {
        CaseReference reference = decided();
        notices.importCustomers(
                reference, CUSTOMERS.getBytes(StandardCharsets.UTF_8), true, version(reference), People.TOMAS);
        notices.prepare(reference, new NoticeWords("Call us at any hour."), version(reference), People.TOMAS);
        notices.submit(reference, version(reference), People.TOMAS);
        return reference;
    }

    static BreachFacts facts(String why) {
        return new BreachFacts(
                Set.of(BreachFacts.Nature.CONFIDENTIALITY),
                "An export lay on a public address.",
                List.of("names", "e-mail addresses"),
                List.of(new BreachFacts.Affected("DE", 1200L, 3000L), new BreachFacts.Affected("FR", null, null)),
                false,
                "A wrong setting",
                "None",
                "Unwanted mail",
                "The address was closed.",
                why);
    }

    static SeverityInputs payroll() {
        return new SeverityInputs(
                null,
                null,
                0,
                null,
                SeverityInputs.Identification.MAXIMUM,
                SeverityInputs.Confidentiality.NONE,
                SeverityInputs.Integrity.UNALTERED,
                SeverityInputs.Availability.TEMPORARY,
                true);
    }

    public BreachFile file(CaseReference reference) {
        return file(reference, People.TOMAS);
    }

    BreachFile file(CaseReference reference, Acting acting) {
        return files.open(reference, acting);
    }

    public long version(CaseReference reference) {
        return file(reference).version();
    }

    public String hash(CaseReference reference) {
        return file(reference).notice().orElseThrow().hash();
    }

    UUID duty(CaseReference reference, String rule) {
        return owed(reference, rule).id();
    }

    BreachFile.Owed owed(CaseReference reference, String rule) {
        return file(reference).duties().stream()
                .filter(one -> one.obligation().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** The tasks that wait for people, by id in the model. */
    public List<String> tasks(CaseReference reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Runs every asynchronous step of an incident that is due, but no timer. */
    public void runJobs(CaseReference reference) {
        List<Job> jobs = management.createJobQuery().messages().list().stream()
                .filter(job -> isOf(reference, job))
                .toList();
        if (!jobs.isEmpty()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            runJobs(reference);
        }
    }

    Job timer(CaseReference reference) {
        return management.createJobQuery().timers().list().stream()
                .filter(job -> isOf(reference, job))
                .findFirst()
                .orElseThrow();
    }

    /** Lets the time of the next reminder come. */
    public void fire(CaseReference reference) {
        management.executeJob(timer(reference).getId());
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
