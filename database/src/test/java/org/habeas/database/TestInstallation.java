package org.habeas.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * What a Spring test of every module stands on: a fresh database, a master key and an invented company. The annotation
 * of a module's tests bears it and adds what is the module's own; all tests under one such annotation share a context.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = TestInstallation.FreshDatabase.class)
@TestPropertySource(
        properties = {
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.open-in-view=false",
            "habeas.vault.master-key-file=target/test-master-key.json",
            "habeas.vault.generate-master-key=true",
            "habeas.company.name=Northwind Networks",
            "habeas.company.entities[0].id=eu",
            "habeas.company.entities[0].name=Northwind Networks Europe GmbH",
            "habeas.company.entities[0].address[0]=Hafenweg 1",
            "habeas.company.entities[0].address[1]=20457 Hamburg",
            "habeas.company.entities[0].country=DE",
            "habeas.company.entities[0].zone=Europe/Berlin",
            "habeas.company.entities[0].calendar=DE",
            "habeas.company.entities[0].officer=The data protection officer",
            "habeas.company.entities[0].officer-address=dpo@northwind.example",
            "habeas.company.entities[0].authority=the Hamburg Commissioner",
            "habeas.company.entities[0].dispute-resolution=Example Mediators"
        })
public @interface TestInstallation {

    /**
     * Points the context at a database of its own on the JVM's one server. An annotation with initializers of its own
     * names this one first, for only the nearest {@link ContextConfiguration} counts.
     */
    final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        /** The contexts before stay open, and so do their databases. */
        private static final AtomicInteger CONTEXTS = new AtomicInteger();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.fresh("context_" + CONTEXTS.incrementAndGet());
            TestPropertyValues.of(database.springProperties()).applyTo(context);
        }
    }
}
