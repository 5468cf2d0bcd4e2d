package org.habeas.sar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves a request along as mail, people and the job executor would. */
@Component
public class Journey {

    private final SubjectRequestDesk desk;
    private final IdentityDesk identity;
    private final HoldingDesk holdings;
    private final InterimDepartureDesk departures;
    private final AnswerDesk answers;
    private final RequestFiles files;
    private final LetterNews letters;
    private final FakeOutbox outbox;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Clock clock;

    Journey(
            SubjectRequestDesk desk,
            IdentityDesk identity,
            HoldingDesk holdings,
            InterimDepartureDesk departures,
            AnswerDesk answers,
            RequestFiles files,
            LetterNews letters,
            FakeOutbox outbox,
            ManagementService management,
            RuntimeService runtime,
            TaskService tasks,
            Clock clock) {
        this.desk = desk;
        this.identity = identity;
        this.holdings = holdings;
        this.departures = departures;
        this.answers = answers;
        this.files = files;
        this.letters = letters;
        this.outbox = outbox;
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A mail of a person, received now. */
    public ReceivedMail mail(String from, String subject, String text) {
        return mail(from, subject, text, null);
    }

    ReceivedMail mail(@Nullable String from, String subject, String text, @Nullable String automatic) {
        return mailTo(People.LEGAL_ENTITY, from, subject, text, automatic);
    }

    ReceivedMail mailTo(
            String legalEntity, @Nullable String from, String subject, String text, @Nullable String automatic) {
        return new ReceivedMail(
                UUID.randomUUID(),
                clock.instant(),
                legalEntity,
                from == null ? null : new PostAddress("Joana Teles", from),
                subject,
                text,
                "m1@example.org",
                automatic,
                "und",
                List.of(),
                List.of());
    }

    /** Received and acknowledged; waits to be sorted. */
    public CaseReference received() {
        return received(mail("joana@example.org", "My data", "Please send me a copy of my data."));
    }

    CaseReference received(ReceivedMail mail) {
        CaseReference reference = desk.receive(mail, People.SYSTEM);
        runJobs(reference);
        return reference;
    }

    public CaseReference sorted(Right... rights) {
        CaseReference reference = received();
        sort(reference, rights);
        return reference;
    }

    void sort(CaseReference reference, Right... rights) {
        desk.sort(reference, request(rights), version(reference), People.INES);
    }

    /** Sorted, to be answered in this language. */
    public CaseReference sortedIn(String language, Right... rights) {
        CaseReference reference = received();
        desk.sort(
                reference,
                new Sorting(true, Set.of(rights), language, Asker.SUBJECT, false, null, ""),
                version(reference),
                People.INES);
        return reference;
    }

    /** Sorted as asking for access, and asked by mail who they are. */
    CaseReference asked() {
        CaseReference reference = sorted(Right.ACCESS);
        ask(reference);
        return reference;
    }

    /** The day that it is where the tests' first legal entity is. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    }

    /** Asks by mail who they are. */
    void ask(CaseReference reference) {
        wantToAsk(reference);
        approveLetter(reference);
    }

    /** A person decides to ask; the question waits for a second one. */
    void wantToAsk(CaseReference reference) {
        identity.decide(
                reference,
                IdentityDecision.ask("We do not know you", List.of("Tell us a number")),
                version(reference),
                People.NADIA);
        runJobs(reference);
    }

    /** The next server takes the question of identity now. */
    void questionLeaves(CaseReference reference) {
        outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                .forEach(letter -> letterLeaves(reference, letter.id()));
    }

    /** A second person lets the question of identity go, or whatever else waits before the answer. */
    void approveLetter(CaseReference reference) {
        InterimFile waiting = file(reference).letters().stream()
                .filter(letter -> letter.state() == InterimState.SUBMITTED)
                .findFirst()
                .orElseThrow();
        departures.approve(reference, String.valueOf(waiting.sha256()), People.OMAR);
        runJobs(reference);
    }

    /** Identity accepted; data can be collected. */
    public CaseReference identified(Right... rights) {
        CaseReference reference = sorted(rights);
        identify(reference);
        return reference;
    }

    private void identify(CaseReference reference) {
        identity.decide(reference, IdentityDecision.accepted(Rung.KNOWN_FACT), version(reference), People.NADIA);
    }

    /** Something found; the answer can be drafted. */
    public CaseReference collected(Right... rights) {
        CaseReference reference = identified(rights);
        collect(reference);
        return reference;
    }

    private void collect(CaseReference reference) {
        holdings.record(reference, account(), null, version(reference), People.NADIA);
        holdings.finish(reference, version(reference), People.NADIA);
    }

    /** An access answer that waits for a second person. */
    public CaseReference submitted() {
        CaseReference reference = collected(Right.ACCESS);
        submit(reference);
        return reference;
    }

    private void submit(CaseReference reference) {
        answers.draft(reference, granted(Right.ACCESS), version(reference), People.NADIA);
        answers.submitForApproval(reference, version(reference), People.NADIA);
    }

    /** Approved and handed to the outbox, within its hold time. */
    public CaseReference released() {
        CaseReference reference = submitted();
        release(reference);
        return reference;
    }

    private void release(CaseReference reference) {
        answers.approve(reference, sha256(reference), People.OMAR);
        runJobs(reference);
    }

    /** Takes a request for access that is sorted to its answer, which the next server takes now. */
    void answer(CaseReference reference) {
        identify(reference);
        collect(reference);
        submit(reference);
        release(reference);
        letterLeaves(reference, letter(reference));
    }

    /** Entered from a telephone call and sorted as asking for access. */
    public CaseReference byPhone(String email) {
        return entered(Channel.PHONE, email, Right.ACCESS);
    }

    /** Entered from a letter whose sender has no e-mail address, and sorted as asking for access. */
    public CaseReference byPost() {
        return entered(Channel.POST, "", Right.ACCESS);
    }

    /** An objection that came by post; its approved answer waits to be posted. */
    public CaseReference toPost() {
        CaseReference reference = entered(Channel.POST, "", Right.OBJECTION);
        identity.decide(reference, IdentityDecision.accepted(Rung.NOT_NEEDED), version(reference), People.NADIA);
        holdings.finish(reference, version(reference), People.NADIA);
        answers.draft(
                reference,
                draft(Map.of(Right.OBJECTION, new AnswerDraft.Decided(Outcome.GRANTED, "marketing", "")), true),
                version(reference),
                People.NADIA);
        answers.submitForApproval(reference, version(reference), People.NADIA);
        answers.approve(reference, sha256(reference), People.OMAR);
        return reference;
    }

    private CaseReference entered(Channel channel, String email, Right right) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        CaseReference reference = desk.enterByHand(
                new HandEntry(
                        channel,
                        new ReceiptTime(today, null, null),
                        "Joana Teles",
                        email,
                        "Rua 1\nLisboa",
                        "Stop using my data",
                        "en",
                        null),
                People.INES);
        runJobs(reference);
        desk.sort(reference, request(right), version(reference), People.INES);
        return reference;
    }

    static Sorting request(Right... rights) {
        return new Sorting(true, Set.of(rights), "en", Asker.SUBJECT, false, null, "");
    }

    static HoldingWords account() {
        return new HoldingWords(
                "Account", "Name: Joana Teles", "to run the account", "nobody", "two years after last use", "you");
    }

    static AnswerDraft granted(Right right) {
        return draft(Map.of(right, new AnswerDraft.Decided(Outcome.GRANTED, "all of it", "")), false);
    }

    public static AnswerDraft draft(Map<Right, AnswerDraft.Decided> outcomes, boolean byPost) {
        return new AnswerDraft(outcomes, "We looked everywhere.", "None.", "None.", "", "", List.of(), byPost);
    }

    public RequestFile file(CaseReference reference) {
        return files.open(reference, People.NADIA);
    }

    public long version(CaseReference reference) {
        return file(reference).version();
    }

    public String sha256(CaseReference reference) {
        String hash = file(reference).answer().sha256();
        if (hash == null) {
            throw new AssertionError("nothing is prepared");
        }
        return hash;
    }

    public UUID letter(CaseReference reference) {
        UUID letter = file(reference).answer().letter();
        if (letter == null) {
            throw new AssertionError("nothing is prepared");
        }
        return letter;
    }

    void letterEnds(CaseReference reference, UUID letter, LetterState state) {
        letters.letterEnded(reference, letter, outbox.letter(letter).kind(), state, People.SYSTEM);
    }

    /** The next server takes a letter now. */
    public void letterLeaves(CaseReference reference, UUID letter) {
        outbox.accept(letter, clock.instant());
        letterEnds(reference, letter, LetterState.ACCEPTED);
    }

    /** The requester writes to the case. */
    public void replies(CaseReference reference, String text) {
        desk.join(reference, mail("joana@example.org", "Re", text), People.SYSTEM);
    }

    /** The tasks that wait for people, by id in the model. */
    public List<String> tasks(CaseReference reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    void claim(CaseReference reference, Acting acting) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), acting.who()));
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

    /** Fires a timer, whatever its date. */
    void fire(CaseReference reference, String activity) {
        Job timer = management.createJobQuery().timers().activityId(activity).list().stream()
                .filter(job -> isOf(reference, job))
                .findFirst()
                .orElseThrow();
        management.executeJob(timer.getId());
    }

    Job timer(CaseReference reference, String activity) {
        return management.createJobQuery().timers().activityId(activity).list().stream()
                .filter(job -> isOf(reference, job))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOf(CaseReference reference, Job job) {
        return reference.value().equals(businessKey(job));
    }

    private String businessKey(Job job) {
        return String.valueOf(runtime.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }
}
