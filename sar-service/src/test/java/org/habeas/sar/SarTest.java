package org.habeas.sar;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.habeas.database.TestInstallation;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;

/** A test on real PostgreSQL and the real engine, whose jobs run only when a test runs them; it begins in the morning. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SarApplication.class,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "habeas.reminders.legal-lead=legal-lead@northwind.example",
            "habeas.reminders.general-counsel=counsel@northwind.example",
            "habeas.company.entities[0].closures[0]=2031-03-31/2031-04-03",
            "habeas.company.entities[1].id=us",
            "habeas.company.entities[1].name=Northwind Networks Inc.",
            "habeas.company.entities[1].address[0]=1 Harbor Way, Oakland, CA 94607",
            "habeas.company.entities[1].country=US",
            "habeas.company.entities[1].zone=America/Los_Angeles",
            "habeas.company.entities[1].calendar=US",
            "habeas.company.entities[1].officer=The privacy officer",
            "habeas.company.entities[1].officer-address=privacy@northwind.example",
            "habeas.company.entities[1].authority=the California Privacy Protection Agency",
            "habeas.company.entities[1].dispute-resolution=Example Mediators",
            "habeas.company.entities[2].id=uk",
            "habeas.company.entities[2].name=Northwind Networks Ltd",
            "habeas.company.entities[2].address[0]=3 Quay Street, Bristol BS1 4DJ",
            "habeas.company.entities[2].country=GB",
            "habeas.company.entities[2].zone=Europe/London",
            "habeas.company.entities[2].calendar=UK",
            "habeas.company.entities[2].officer=The privacy officer",
            "habeas.company.entities[2].officer-address=privacy@northwind.example",
            "habeas.company.entities[2].authority=the Information Commissioner",
            "habeas.company.entities[2].dispute-resolution=Example Mediators"
        })
@AutoConfigureMockMvc
@TestInstallation
@ExtendWith(BeginsInTheMorning.class)
public @interface SarTest {}
