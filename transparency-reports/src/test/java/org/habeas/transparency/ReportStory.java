package org.habeas.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.habeas.transparency.People.APPROVER;
import static org.habeas.transparency.People.LEGAL;
import static org.habeas.transparency.People.REPORTER;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.disclosure.DisclosureEvent;
import org.habeas.legalprocess.disclosure.DisclosureEvents;
import org.habeas.transparency.figures.Period;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes reports from the order to the public page on real PostgreSQL and the real engine; all such tests share both. */
@TransparencyTest
abstract class ReportStory {

    static final LocalDate PUBLICATION = LocalDate.of(2026, 11, 20);

    @Autowired
    protected TransparencyDesk desk;

    @Autowired
    protected TransparencyFiles files;

    @Autowired
    protected DisclosureEvents events;

    @Autowired
    protected WorkItems workItems;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected MockMvc browser;

    CaseReference ordered(String period, String reason) {
        CaseReference reference = desk.order(period(period), reason, REPORTER);
        runDue();
        assertThat(files.open(reference, REPORTER).stage()).isEqualTo(Stage.DRAFTING);
        assertThat(workItems.openOf(reference)).extracting(WorkItem::task).containsExactly("userTask_draftReport");
        return reference;
    }

    String published(CaseReference reference) {
        desk.draft(reference, PUBLICATION, version(reference), REPORTER);
        desk.review(reference, true, "", version(reference), LEGAL);
        desk.attest(reference, statements(true), version(reference), LEGAL);
        String sha256 = files.sha256(reference, APPROVER);
        desk.approve(reference, true, sha256, "", version(reference), APPROVER);
        runDue();
        assertThat(files.open(reference, REPORTER).stage()).isEqualTo(Stage.PUBLISHED);
        return sha256;
    }

    static List<Attestation> statements(boolean printed) {
        return Statement.all().stream()
                .map(one -> printed
                        ? new Attestation(one.code(), true, "Mara Voss", "General Counsel", PUBLICATION)
                        : new Attestation(one.code(), false, "", "", null))
                .toList();
    }

    void append(List<DisclosureEvent> more) {
        transaction.executeWithoutResult(status -> events.appendHistory(more, Acting.system("test")));
    }

    /** Jobs follow each other, so it looks a few times. */
    void runDue() {
        for (int i = 0; i < 4; i++) {
            management.createJobQuery().active().executable().list().stream()
                    .map(Job::getId)
                    .forEach(management::executeJob);
        }
    }

    long version(CaseReference reference) {
        return files.open(reference, REPORTER).version();
    }

    static Period period(String code) {
        return Period.parse(code).orElseThrow();
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ActRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
