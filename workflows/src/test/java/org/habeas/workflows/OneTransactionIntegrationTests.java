package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.habeas.casework.CaseReference;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine, JPA and plain SQL write together or not at all, whichever of them fails. */
@WorkflowTest
class OneTransactionIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;

    @BeforeEach
    void resetFeature() {
        Feature.reset();
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void commitsTheAggregateAndTheWorkflowTogether() {
        CaseReference reference = Journey.nextReference();

        transaction.executeWithoutResult(status -> {
            entities.persist(new Note(reference.value(), "received"));
            journey.start(reference);
        });

        assertThat(notes(reference)).isOne();
        assertThat(journey.exists(reference)).isTrue();
    }

    @Test
    void startsNoWorkflowWhenTheDeskFailsAfterwards() {
        CaseReference reference = Journey.nextReference();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    entities.persist(new Note(reference.value(), "received"));
                    journey.start(reference);
                    throw new IllegalStateException("the desk fails");
                }))
                .hasMessage("the desk fails");

        assertThat(notes(reference)).isZero();
        assertThat(journey.exists(reference)).isFalse();
    }

    @Test
    void startsNoWorkflowWhenTheAggregateIsRefusedAtCommit() {
        CaseReference reference = Journey.nextReference();
        transaction.executeWithoutResult(status -> entities.persist(new Note(reference.value(), "first")));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    journey.start(reference);
                    entities.persist(new Note(reference.value(), "a second row breaks the unique constraint"));
                }))
                .hasStackTraceContaining("workflows_note_case_reference_key");

        assertThat(journey.exists(reference)).isFalse();
        assertThat(notes(reference)).isOne();
    }

    @Test
    void keepsNoAggregateWhenTheEngineFails() {
        CaseReference reference = journey.toSorting();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    entities.persist(new Note(reference.value(), "sorted"));
                    journey.complete(reference, Steps.SORT_REQUEST, Map.of());
                }))
                .hasStackTraceContaining(Variables.IS_REQUEST);

        assertThat(notes(reference)).isZero();
        assertThat(journey.openTasks(reference)).containsExactly(Steps.SORT_REQUEST);
    }

    @Test
    void takesBackTheWriteOfAStepThatFailsAndKeepsTheStepForARetry() {
        CaseReference reference = journey.received();
        journey.run(reference, "startEvent_requestReceived");
        Feature.DEEDS.put(Beans.ACKNOWLEDGE_RECEIPT, execution -> {
            entities.persist(new Note(reference.value(), "acknowledged"));
            entities.flush();
            throw new IllegalStateException("the letter cannot be written");
        });

        assertThatThrownBy(() -> journey.run(reference, Steps.ACKNOWLEDGE_RECEIPT))
                .hasMessage("the letter cannot be written");

        assertThat(notes(reference)).isZero();
        assertThat(journey.job(reference, Steps.ACKNOWLEDGE_RECEIPT)).satisfies(job -> {
            assertThat(job.getRetries()).isEqualTo(4);
            assertThat(job.getExceptionMessage()).isEqualTo("the letter cannot be written");
        });
        assertThat(journey.openTasks(reference)).isEmpty();
    }

    @Test
    void goesOnWithTheWriteOfTheStepWhenTheRetrySucceeds() {
        CaseReference reference = journey.received();
        journey.run(reference, "startEvent_requestReceived");
        Feature.DEEDS.put(
                Beans.ACKNOWLEDGE_RECEIPT,
                execution ->
                        entities.persist(new Note(String.valueOf(execution.getProcessBusinessKey()), "acknowledged")));

        journey.run(reference, Steps.ACKNOWLEDGE_RECEIPT);

        assertThat(notes(reference)).isOne();
        assertThat(journey.openTasks(reference)).containsExactly(Steps.SORT_REQUEST);
    }

    @Test
    void tellsWhoCompletesATaskSecondThatSomeoneWasFaster() throws Exception {
        CaseReference reference = journey.toSorting();
        Map<String, Object> flags = Map.of(Variables.IS_REQUEST, true);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> second = transaction.execute(status -> {
                journey.complete(reference, Steps.SORT_REQUEST, flags);
                Future<?> waiting = other.submit(() -> journey.complete(reference, Steps.SORT_REQUEST, flags));
                Awaitility.await().until(this::somebodyWaitsForALock);
                return waiting;
            });

            assertThatThrownBy(() -> Objects.requireNonNull(second).get()).hasCauseInstanceOf(SomeoneWasFaster.class);
        } finally {
            other.shutdownNow();
        }

        assertThat(journey.openTasks(reference)).containsExactly(Steps.DECIDE_IDENTITY);
    }

    @Test
    void tellsWhoBringsNewsThatNobodyWaitsForAnyMoreThatSomeoneWasFaster() {
        CaseReference reference = journey.toSorting();
        String moved = runtime.createExecutionQuery()
                .processInstanceBusinessKey(reference.value())
                .list()
                .get(0)
                .getId();

        assertThatThrownBy(() -> runtime.messageEventReceived("nobody waits for it", moved))
                .isInstanceOf(SomeoneWasFaster.class)
                .hasMessage("The case has moved on meanwhile.");
        assertThat(journey.openTasks(reference)).containsExactly(Steps.SORT_REQUEST);
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select count(*) from pg_stat_activity "
                                + "where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int notes(CaseReference reference) {
        return jdbc.sql("select count(*) from workflows_note where case_reference = ?")
                .param(reference.value())
                .query(Integer.class)
                .single();
    }
}
