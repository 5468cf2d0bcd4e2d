package org.habeas.workflows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.database.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A test on the engine of production and a real PostgreSQL; jobs run only when a test runs them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WorkflowsApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.jpa.hibernate.ddl-auto=validate",
            "habeas.vault.master-key-file=target/workflows-test-master-key.json",
            "habeas.vault.generate-master-key=true",
            "habeas.company.name=Northwind Networks",
            "habeas.company.entities[0].id=eu",
            "habeas.company.entities[0].name=Northwind Networks Europe GmbH",
            "habeas.company.entities[0].address[0]=Hafenstraße 1, 20457 Hamburg",
            "habeas.company.entities[0].country=DE",
            "habeas.company.entities[0].zone=Europe/Berlin",
            "habeas.company.entities[0].calendar=DE",
            "habeas.company.entities[0].officer=Data Protection Officer",
            "habeas.company.entities[0].officer-address=dpo@northwind.example",
            "habeas.company.entities[0].authority=Hamburg Commissioner",
            "habeas.company.entities[0].dispute-resolution=Example Dispute Resolution"
        })
@ContextConfiguration(initializers = WorkflowTest.OnTestDatabase.class)
@interface WorkflowTest {

    /** Points the context at a fresh database of the JVM's one server. */
    class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        /** Each context has a database of its own, for the earlier ones stay open. */
        private static final AtomicInteger CONTEXTS = new AtomicInteger();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.fresh("workflows_" + CONTEXTS.incrementAndGet());
            Map<String, String> properties = new HashMap<>(database.springProperties());
            properties.put(
                    "spring.flyway.placeholders.applicationRole",
                    database.application().role());
            TestPropertyValues.of(properties).applyTo(context);
        }
    }
}
