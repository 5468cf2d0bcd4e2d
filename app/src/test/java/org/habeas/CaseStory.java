package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.habeas.browser.Person;
import org.habeas.browser.Window;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A story with people at browsers and people who write mail; no browser may complain in it. */
abstract class CaseStory extends WholeApplication {

    static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledger ledger;

    @Autowired
    private ManagementService jobs;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final List<Person> people = new ArrayList<>();

    @AfterEach
    void noBrowserComplained() {
        List<String> complaints =
                people.stream().flatMap(one -> one.complaints().stream()).toList();
        people.forEach(Person::close);
        assertThat(complaints).as("complaints of the browsers").isEmpty();
    }

    Person nobody() {
        return nobody(Window.DESK, ColorScheme.LIGHT);
    }

    Person nobody(Window window, ColorScheme theme) {
        Person person = Person.at("http://localhost:" + port, window, theme);
        people.add(person);
        return person;
    }

    Person person(String account) {
        return nobody().signIn(account);
    }

    Requester requester(String name) {
        return new Requester(mail, name);
    }

    /** The case that a delivery opens, with its first task. */
    CaseReference caseOf(Runnable delivery) {
        Set<String> before = new HashSet<>(cases());
        delivery.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> cases().size() > before.size());
        String reference = cases().stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElseThrow();
        await().atMost(SOON)
                .until(() -> !openTasks(new CaseReference(reference)).isEmpty());
        return new CaseReference(reference);
    }

    /** A case of an ordinary request for access, acknowledged. */
    CaseReference ordinaryCase(Requester requester) {
        CaseReference reference =
                caseOf(() -> requester.writes("My data", "Please send me a copy of all my data that you hold."));
        await().atMost(SOON).until(() -> !requester.received().isEmpty());
        return reference;
    }

    /** Opens a queue and narrows it to words. */
    static void narrow(Person person, String queue, String words) {
        person.open("/inbox?queue=" + queue);
        person.type("Words", words);
        person.press("Apply");
    }

    List<String> openTasks(CaseReference reference) {
        return jdbc.sql("select task from work_item where case_reference = ? order by created_at")
                .param(reference.value())
                .query(String.class)
                .list();
    }

    void awaitTask(CaseReference reference, String task) {
        await().atMost(SOON).until(() -> openTasks(reference).contains(task));
    }

    String stage(CaseReference reference) {
        return jdbc.sql("select stage from sar_request where reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
    }

    void awaitStage(CaseReference reference, String stage) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> stage(reference)
                .equals(stage));
    }

    /** Executes the timers of a case that are due, unless the engine's own executor is faster. */
    void runDue(CaseReference reference) {
        List<String> workflows = jdbc.sql("select id_ from act_ru_execution where business_key_ = ?")
                .param(reference.value())
                .query(String.class)
                .list();
        for (String workflow : workflows) {
            for (Job job : jobs.createJobQuery()
                    .processInstanceId(workflow)
                    .timers()
                    .duedateLowerThan(Date.from(clock.instant()))
                    .list()) {
                execute(job);
            }
        }
    }

    private void execute(Job job) {
        try {
            jobs.executeJob(job.getId());
        } catch (OptimisticLockingException executorIsAtIt) {
            return;
        } catch (ProcessEngineException failure) {
            boolean executorHasDoneIt = jobs.createJobQuery().jobId(job.getId()).count() == 0;
            if (!executorHasDoneIt) {
                throw failure;
            }
        }
    }

    List<String> acts(CaseReference reference) {
        return ledger.of(reference).stream().map(RecordedAct::what).toList();
    }

    /** Opens the page of a case. */
    void open(Person person, CaseReference reference) {
        assertThat(person.open("/cases/" + reference)).isEqualTo(200);
    }

    /** Confirms that it is a request for access. */
    void sort(Person person, CaseReference reference) {
        open(person, reference);
        person.choose("Access");
        person.press("Confirm what is asked");
        awaitTask(reference, "userTask_decideIdentity");
    }

    /** Accepts identity because they knew a fact; the directory of the tests is empty. */
    void acceptIdentity(Person person, CaseReference reference) {
        open(person, reference);
        person.choose("Yes, or it is not needed");
        person.select("If yes: how it was checked", "Knew a fact only they and we know");
        person.press("Record this decision");
        awaitTask(reference, "userTask_collectData");
    }

    /** A second person lets the letter go that waits before the answer. */
    void approveLetter(Person person, CaseReference reference) {
        person.open("/cases/" + reference + "/preview/" + interim(reference));
        person.press("Approve and send to the requester");
    }

    /** The latest letter before the answer. */
    UUID interim(CaseReference reference) {
        return jdbc.sql("select letter from sar_interim_letter where reference = ? order by written_at desc limit 1")
                .param(reference.value())
                .query(UUID.class)
                .single();
    }

    /** Finishes without having found anything. */
    void findNothing(Person person, CaseReference reference) {
        open(person, reference);
        person.press("Everything was looked for: write the answer");
        awaitTask(reference, "userTask_draftAnswer");
    }

    /** Writes that nothing was found, and previews it. */
    void draftNothingFound(Person person, CaseReference reference) {
        open(person, reference);
        person.select("What becomes of it", "Nothing found");
        person.type("What was done or found", "We looked in every system and hold nothing about you.");
        person.press("Preview exactly what leaves");
    }

    void submit(Person person, CaseReference reference) {
        open(person, reference);
        person.press("Hand over to a second person");
        awaitTask(reference, "userTask_approveAnswer");
    }

    /** Takes a case from its receipt to the desk of the second person. */
    void workUntilApproval(Person person, CaseReference reference) {
        sort(person, reference);
        acceptIdentity(person, reference);
        findNothing(person, reference);
        draftNothingFound(person, reference);
        submit(person, reference);
    }

    void openPreview(Person person, CaseReference reference) {
        person.open("/cases/" + reference + "/preview/" + letter(reference));
    }

    UUID letter(CaseReference reference) {
        return jdbc.sql("select answer_letter from sar_request where reference = ?")
                .param(reference.value())
                .query(UUID.class)
                .single();
    }

    private List<String> cases() {
        return jdbc.sql("select reference from casework_case order by reference")
                .query(String.class)
                .list();
    }
}
