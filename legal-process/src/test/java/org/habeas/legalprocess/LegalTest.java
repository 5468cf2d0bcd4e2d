package org.habeas.legalprocess;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.habeas.database.TestDatabase;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A test on real PostgreSQL and the real engine, whose jobs run only when a test runs them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = LegalApplication.class,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.open-in-view=false",
            "habeas.vault.master-key-file=target/legal-test-master-key.json",
            "habeas.vault.generate-master-key=true",
            "habeas.company.name=Northwind Networks",
            "habeas.legal.address=https://habeas.example",
            "habeas.reminders.legal-lead=lena",
            "habeas.reminders.general-counsel=otto",
            "habeas.reminders.addresses.lena=lena@northwind.example",
            "habeas.reminders.addresses.otto=otto@northwind.example",
            "habeas.reminders.addresses.ines=ines@northwind.example",
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
            "habeas.company.entities[0].dispute-resolution=Example Mediators",
            "habeas.company.entities[1].id=us",
            "habeas.company.entities[1].name=Northwind Networks Inc.",
            "habeas.company.entities[1].address[0]=1 Harbor Way, Oakland, CA 94607",
            "habeas.company.entities[1].country=US",
            "habeas.company.entities[1].zone=America/Los_Angeles",
            "habeas.company.entities[1].calendar=US",
            "habeas.company.entities[1].officer=The privacy officer",
            "habeas.company.entities[1].officer-address=privacy@northwind.example",
            "habeas.company.entities[1].authority=the California Privacy Protection Agency",
            "habeas.company.entities[1].dispute-resolution=Example Mediators"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = LegalTest.OnTestDatabase.class)
public @interface LegalTest {

    /** Points the context at a fresh database of the JVM's one server. */
    class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.fresh("legal");
            Map<String, String> properties = new HashMap<>(database.springProperties());
            properties.put(
                    "spring.flyway.placeholders.applicationRole",
                    database.application().role());
            TestPropertyValues.of(properties).applyTo(context);
        }
    }
}
