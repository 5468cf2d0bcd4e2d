package org.habeas.workflows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.habeas.database.TestInstallation;
import org.springframework.boot.test.context.SpringBootTest;

/** A test on the engine of production and a real PostgreSQL; jobs run only when a test runs them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WorkflowsApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camunda.bpm.job-execution.enabled=false")
@TestInstallation
@interface WorkflowTest {}
