package org.habeas.workflows;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DateValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.habeas.workflows.model.BreachModel;
import org.habeas.workflows.model.ContestModel;
import org.habeas.workflows.model.LegalProcessModel;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.TransparencyReportModel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The embedded engine with all its settings, in place of the starter's own: an installation cannot loosen them by a
 * property, and the tests of every module run on the engine that production runs on.
 *
 * <p>The only property of the starter that counts is {@code camunda.bpm.job-execution.enabled}: tests set it to false
 * and run jobs by hand.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** An effect that failed is tried five times, ten minutes apart, and then waits for a person as an incident. */
    private static final String RETRIES = "R5/PT10M";

    static final int NUMBER_OF_RETRIES = 5;

    private static final List<String> MODELS = List.of(
            SubjectRequestModel.RESOURCE,
            ContestModel.RESOURCE,
            BreachModel.RESOURCE,
            LegalProcessModel.RESOURCE,
            LegalProcessModel.PRODUCTION_RESOURCE,
            TransparencyReportModel.RESOURCE);

    /**
     * The engine on the application's data source and transaction manager: a step of the workflow and the write of a
     * desk commit together. Needing {@link WorkItemTable} makes it wait for Flyway, which creates its tables.
     */
    @Bean
    SpringProcessEngineConfiguration engineSettings(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            WorkItemTable workItems,
            WorkItemSources sources,
            ObjectProvider<JobExecutor> jobExecutor) {
        SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
        engine.setProcessEngineName("habeas");
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactions);
        engine.setTransactionsExternallyManaged(true);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setIdGenerator(new StrongUuidGenerator());
        deploy(engine);
        recordHistory(engine);
        runJobs(engine, jobExecutor.getIfAvailable());
        closeDoors(engine);
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new LostRaces())));
        engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new WorkItemRecorder(workItems, sources))));
        return engine;
    }

    /** Few threads: jobs are short writes to one database, the slow work lies in the outbox. */
    @Bean
    @ConditionalOnProperty(prefix = "camunda.bpm.job-execution", name = "enabled", matchIfMissing = true)
    JobExecutor jobExecutor() {
        return executor();
    }

    static JobExecutor executor() {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(3);
        // When the queue is full the engine looks again only after a tenth of a second, so it must last that long.
        executor.setQueueSize(24);
        executor.setMaxJobsPerAcquisition(8);
        executor.setMaxWait(10_000);
        // What a killed node had taken waits no longer than this; the default of five minutes is a late
        // acknowledgement.
        executor.setLockTimeInMillis(30_000);
        return executor;
    }

    /** A model becomes a new version only when it changed; its name must not depend on where the jar lies. */
    private static void deploy(SpringProcessEngineConfiguration engine) {
        DefaultResourceLoader classPath = new DefaultResourceLoader();
        engine.setDeploymentName("habeas");
        engine.setDeploymentResources(
                MODELS.stream().map(classPath::getResource).toArray(Resource[]::new));
        engine.setDeployChangedOnly(true);
        engine.setEnforceHistoryTimeToLive(true);
    }

    /** Enough to show where a case is and to prove what the engine held; the ledger is the lasting record. */
    static void recordHistory(ProcessEngineConfigurationImpl engine) {
        engine.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END);
        engine.setHistoryCleanupBatchWindowStartTime("01:00");
        engine.setHistoryCleanupBatchWindowEndTime("04:00");
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
    }

    /** A failed job is logged by the job executor; whatever else fails reaches a caller, who logs or answers it. */
    static void runJobs(ProcessEngineConfigurationImpl engine, @Nullable JobExecutor executor) {
        engine.setJobExecutor(executor);
        engine.setJobExecutorActivate(false);
        // The oldest first: after a crash the engine took new mail before the one that had waited longest.
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setDefaultNumberOfRetries(NUMBER_OF_RETRIES);
        engine.setFailedJobRetryTimeCycle(RETRIES);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setEnableCmdExceptionLogging(false);
    }

    /** No expressions or scripts from outside a model, no languages but BPMN, no variables but flags. */
    static void closeDoors(ProcessEngineConfigurationImpl engine) {
        engine.setVariableTypes(flags());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableXxeProcessing(false);
        engine.setCmmnEnabled(false);
        engine.setDmnEnabled(false);
    }

    /** What a flag may be; an object, a file or bytes as a variable are refused because nothing could store them. */
    private static VariableSerializers flags() {
        return new DefaultVariableSerializers()
                .addSerializer(new NullValueSerializer())
                .addSerializer(new StringValueSerializer())
                .addSerializer(new BooleanValueSerializer())
                .addSerializer(new IntegerValueSerializer())
                .addSerializer(new DateValueSerializer());
    }
}
