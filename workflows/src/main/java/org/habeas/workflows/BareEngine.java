package org.habeas.workflows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.habeas.workflows.model.SubjectRequestModel;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.habeas.workflows.model.SubjectRequestModel.Messages;
import org.springframework.context.ApplicationContext;

/**
 * The engine with the model of a request and nothing behind its steps, on the tables of the application and with its
 * settings: what the same workflow costs where nobody stores a mail, opens a case or writes a letter. For benchmarks.
 */
public final class BareEngine implements AutoCloseable {

    private static final String NAME = "bare";
    private static final long PAUSE_MILLIS = 20;

    private final ProcessEngine engine;
    private final JobExecutor jobs;
    private final String definition;

    private BareEngine(ProcessEngine engine, JobExecutor jobs, String definition) {
        this.engine = engine;
        this.jobs = jobs;
        this.definition = definition;
    }

    /** Starts it in place of the engine of an application, which runs no steps from here on. */
    public static BareEngine inPlaceOf(ApplicationContext application) {
        application.getBean(JobExecutor.class).shutdown();
        return on(application.getBean(DataSource.class));
    }

    private static BareEngine on(DataSource dataSource) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        JobExecutor jobs = EngineConfiguration.executor();
        settings.setProcessEngineName(NAME);
        settings.setDataSource(dataSource);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        settings.setIdGenerator(new StrongUuidGenerator());
        settings.setBeans(Map.of(
                Beans.ACKNOWLEDGE_RECEIPT, (JavaDelegate) execution -> {}, "sarQuestions", new LaterQuestions()));
        EngineConfiguration.recordHistory(settings);
        EngineConfiguration.runJobs(settings, jobs);
        EngineConfiguration.closeDoors(settings);
        settings.setJobExecutorDeploymentAware(true);
        ProcessEngine engine = settings.buildProcessEngine();
        String definition = engine.getRepositoryService()
                .createDeployment()
                .tenantId(NAME)
                .addClasspathResource(SubjectRequestModel.RESOURCE)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
        return new BareEngine(engine, jobs, definition);
    }

    /**
     * Starts workflows and runs their first steps, until each waits for a person.
     *
     * @param threads that start them; the steps run on as many threads as in the application
     * @return workflows a second
     */
    public double startToFirstTask(int count, int threads) throws InterruptedException {
        long before = tasks();
        jobs.start();
        long begun = System.nanoTime();
        start(count, threads);
        while (tasks() < before + count) {
            Thread.sleep(PAUSE_MILLIS);
        }
        double rate = count / secondsSince(begun);
        jobs.shutdown();
        return rate;
    }

    /**
     * Starts workflows, each until its first step stands in the queue, and leaves it there.
     *
     * @return workflows a second
     */
    public double start(int count, int threads) throws InterruptedException {
        long begun = System.nanoTime();
        AtomicInteger left = new AtomicInteger(count);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            workers.add(pool.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    startOne();
                }
            }));
        }
        pool.shutdown();
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return count / secondsSince(begun);
    }

    private void startOne() {
        engine.getRuntimeService()
                .startProcessInstanceByMessageAndProcessDefinitionId(
                        Messages.RECEIVED, definition, UUID.randomUUID().toString());
    }

    private long tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processDefinitionId(definition)
                .count();
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** What the timers of the model ask; public because the engine calls it from expressions. */
    public static final class LaterQuestions {

        /** After every benchmark. */
        @SuppressWarnings("JavaUtilDate") // the engine takes no Instant
        public Date nextEscalation(String reference) {
            return Date.from(Instant.parse("2100-01-01T00:00:00Z"));
        }
    }
}
