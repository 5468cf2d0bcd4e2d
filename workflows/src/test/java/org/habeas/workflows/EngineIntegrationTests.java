package org.habeas.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.habeas.casework.CaseReference;
import org.habeas.database.TestDatabase;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.habeas.workflows.model.SubjectRequestModel.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine is set as this house wants it, on the tables that Flyway made. */
@WorkflowTest
class EngineIntegrationTests {

    private static final List<String> SCHEMA = List.of(
            """
            select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
            from information_schema.columns where table_name like 'act\\_%' order by 1, 2
            """,
            "select tablename, indexname, indexdef from pg_indexes where tablename like 'act\\_%' order by 1, 2", """
            select c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid) from pg_constraint c
            join pg_class t on t.oid = c.conrelid where t.relname like 'act\\_%' order by 1, 2
            """);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Journey journey;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void resetFeature() {
        Feature.reset();
    }

    @AfterEach
    void releaseClock() {
        EngineClock.release();
    }

    @Test
    void hasTheTablesTheEngineWouldMakeItself() {
        TestDatabase other = TestDatabase.fresh("workflows_engine_made");
        DataSource owner = new DriverManagerDataSource(
                other.url(), other.owner().role(), other.owner().password());
        ProcessEngine made = engineThatMakesItsTables(owner);
        try {
            for (String query : SCHEMA) {
                List<Map<String, Object>> expected =
                        JdbcClient.create(owner).sql(query).query().listOfRows();
                assertThat(expected).hasSizeGreaterThan(40);
                assertThat(JdbcClient.create(dataSource).sql(query).query().listOfRows())
                        .isEqualTo(expected);
            }
        } finally {
            made.close();
        }
    }

    @Test
    void neverTouchesItsTables() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(settings.getDatabaseSchemaUpdate()).isEqualTo(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        assertThat(jdbc.sql("select version_ from act_ge_schema_log")
                        .query(String.class)
                        .list())
                .containsExactly("7.24.0");
        assertThat(jdbc.sql("select has_schema_privilege(current_user, 'public', 'create')")
                        .query(Boolean.class)
                        .single())
                .as("the application's role could create tables")
                .isFalse();
    }

    @Test
    void runsNoJobsInTests() {
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getJobExecutor()
                        .isActive())
                .isFalse();
    }

    @Test
    void namesAModelByItsPathSoThatAnotherPlaceOfTheJarIsNoNewVersion() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(SubjectRequestModel.KEY)
                        .singleResult()
                        .getResourceName())
                .isEqualTo(SubjectRequestModel.RESOURCE);
    }

    @Test
    void refusesAModelThatDoesNotSayHowLongHistoryIsKept() {
        String model = Bpmn.convertToString(Bpmn.createExecutableProcess("endless")
                        .startEvent()
                        .endEvent()
                        .done())
                .replaceAll("camunda:historyTimeToLive=\"[^\"]*\"", "");

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("endless.bpmn", model)
                        .deploy())
                .hasStackTraceContaining("ENGINE-12018");
    }

    @Test
    void refusesObjectsAsVariables() {
        CaseReference reference = journey.toSorting();

        assertThatThrownBy(() -> journey.complete(
                        reference,
                        Steps.SORT_REQUEST,
                        Map.of(Variables.IS_REQUEST, true, "object", List.of("Erika Mustermann"))))
                .hasMessageContaining("serializer");

        assertThat(journey.openTasks(reference)).containsExactly(Steps.SORT_REQUEST);
    }

    @Test
    void keepsACaseAliveWhenAStepThrowsAnErrorThatNobodyCatches() {
        CaseReference reference = journey.received();
        journey.run(reference, "startEvent_requestReceived");
        Feature.DEEDS.put(Beans.ACKNOWLEDGE_RECEIPT, execution -> {
            throw new BpmnError("sar.unforeseen");
        });

        assertThatThrownBy(() -> journey.run(reference, Steps.ACKNOWLEDGE_RECEIPT))
                .hasMessageContaining("ENGINE-02042");

        assertThat(journey.ended(reference)).isFalse();
        assertThat(journey.job(reference, Steps.ACKNOWLEDGE_RECEIPT).getRetries())
                .isEqualTo(4);
    }

    @Test
    void holdsOnlyFlagsOfACase() {
        CaseReference reference = journey.toApproval();
        journey.complete(reference, Steps.APPROVE_ANSWER, Map.of(Variables.APPROVED, true, Variables.BY_POST, true));

        assertThat(jdbc.sql("select v.name_ || ' ' || v.var_type_ || ' ' || coalesce(v.text_, v.long_::text) "
                                + "from act_hi_varinst v join act_hi_procinst p on p.id_ = v.proc_inst_id_ "
                                + "where p.business_key_ = ?")
                        .param(reference.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "isRequest boolean 1",
                        "identityOutcome string accepted",
                        "approved boolean 1",
                        "byPost boolean 1");
    }

    @Test
    void followsTheClockOfATest() {
        MovableClock clock = new MovableClock();
        EngineClock.follow(clock);
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(java.util.Date.from(clock.instant()));

        clock.advance(Duration.ofDays(30));

        assertThat(ClockUtil.getCurrentTime()).isEqualTo(java.util.Date.from(clock.instant()));
        EngineClock.release();
        assertThat(ClockUtil.getCurrentTime())
                .isCloseTo(java.util.Date.from(Clock.systemUTC().instant()), 60_000);
    }

    private static ProcessEngine engineThatMakesItsTables(DataSource owner) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName("made");
        settings.setDataSource(owner);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_CREATE);
        settings.setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        return settings.buildProcessEngine();
    }
}
