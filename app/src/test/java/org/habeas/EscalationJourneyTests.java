package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.EngineClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deadline comes near and passes: people are warned, and nothing closes by itself. */
class EscalationJourneyTests extends CaseStory {

    @BeforeEach
    void letTheEngineFollow() {
        EngineClock.follow(clock);
    }

    @AfterEach
    void letTheEngineGo() {
        EngineClock.release();
    }

    @Test
    void warnsBeforeTheDateAndKeepsAnOverdueCaseInSight() {
        CaseReference reference = ordinaryCase(requester("Edda Lateworth"));
        assertThat(flags(reference)).isEmpty();

        clock.forward(Duration.ofDays(24));
        warn(reference);
        assertThat(flags(reference)).hasSize(1).allMatch(flag -> flag.startsWith("escalated:T-"));
        assertThat(acts(reference)).contains("sar.escalated");
        Person nadia = person("nadia");
        open(nadia, reference);
        assertThat(nadia.reads("#timeline")).containsIgnoringCase("due");
        narrow(nadia, "overdue", "Lateworth");
        assertThat(nadia.reads()).doesNotContain(reference.value());

        clock.forward(Duration.ofDays(20));
        warn(reference);
        assertThat(flags(reference)).containsExactly("escalated:OVERDUE");
        Person late = person("nadia");
        narrow(late, "overdue", "Lateworth");
        assertThat(late.reads()).contains(reference.value(), "Overdue");
        assertThat(openTasks(reference)).containsExactly("userTask_sortRequest");
        assertThat(stage(reference)).isEqualTo("RECEIVED");
        sort(late, reference);
        assertThat(flags(reference)).as("an overdue case is still worked").containsExactly("escalated:OVERDUE");
    }

    private void warn(CaseReference reference) {
        int before = escalations(reference);
        await().atMost(SOON).until(() -> {
            runDue(reference);
            return escalations(reference) > before;
        });
    }

    private int escalations(CaseReference reference) {
        return (int) acts(reference).stream().filter("sar.escalated"::equals).count();
    }

    private List<String> flags(CaseReference reference) {
        return jdbc.sql("select unnest(flags) from work_item where case_reference = ?")
                .param(reference.value())
                .query(String.class)
                .list();
    }
}
