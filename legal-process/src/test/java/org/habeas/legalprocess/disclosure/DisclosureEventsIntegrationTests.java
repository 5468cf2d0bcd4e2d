package org.habeas.legalprocess.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = DisclosureApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camunda.bpm.enabled=false",
            "spring.jpa.hibernate.ddl-auto=none",
            "habeas.vault.master-key-file=target/disclosure-test-master-key.json",
            "habeas.vault.generate-master-key=true",
            "habeas.company.name=Northwind Networks",
            "habeas.company.entities[0].id=us",
            "habeas.company.entities[0].name=Northwind Networks Inc.",
            "habeas.company.entities[0].address[0]=1 Harbor Way, Oakland, CA 94607",
            "habeas.company.entities[0].country=US",
            "habeas.company.entities[0].zone=America/Los_Angeles",
            "habeas.company.entities[0].calendar=US",
            "habeas.company.entities[0].officer=The privacy officer",
            "habeas.company.entities[0].officer-address=privacy@northwind.example",
            "habeas.company.entities[0].authority=the California Privacy Protection Agency",
            "habeas.company.entities[0].dispute-resolution=Example Mediators"
        })
@ContextConfiguration(initializers = DisclosureEventsIntegrationTests.OnTestDatabase.class)
class DisclosureEventsIntegrationTests {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Acting ACTING = Acting.system("test");
    private static final RequestFacts ORDER =
            RequestFacts.of(InstrumentType.COURT_ORDER, "US", DataCategory.NON_CONTENT);

    @Autowired
    private DisclosureEvents events;

    @Autowired
    private Pseudonyms pseudonyms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void keepsAnEventAsItWasAppended() {
        CaseReference reference = new CaseReference("LP-2026-000000001");
        Instant served = Instant.parse("2026-06-29T18:00:00Z");
        DisclosureEvent received = DisclosureEvent.of(reference, DisclosureKind.RECEIVED, ORDER, served, PACIFIC);
        DisclosureEvent affected = DisclosureEvent.affected(
                reference, pseudonyms.of(TargetKind.ACCOUNT, "a-1"), ORDER, served.plusSeconds(60), PACIFIC);

        append(received, affected);

        assertThat(events.of(reference))
                .containsExactly(
                        received.recorded(DisclosureApplication.NOW), affected.recorded(DisclosureApplication.NOW));
        assertThat(events.before(served, DisclosureApplication.NOW)).doesNotContainAnyElementsOf(events.of(reference));
        assertThat(events.before(served.plusSeconds(1), DisclosureApplication.NOW.minusSeconds(1)))
                .doesNotContainAnyElementsOf(events.of(reference));
        assertThat(events.before(served.plusSeconds(1), DisclosureApplication.NOW))
                .contains(events.of(reference).get(0))
                .doesNotContain(events.of(reference).get(1));
    }

    @Test
    void refusesASecondServiceAndASecondEndOfARequest() {
        CaseReference reference = new CaseReference("LP-2026-000000002");
        Instant served = Instant.parse("2026-07-29T18:00:00Z");
        append(
                DisclosureEvent.of(reference, DisclosureKind.RECEIVED, ORDER, served, PACIFIC),
                DisclosureEvent.of(reference, DisclosureKind.ANSWERED, ORDER, served, PACIFIC));

        assertThatThrownBy(() -> append(DisclosureEvent.of(reference, DisclosureKind.RECEIVED, ORDER, served, PACIFIC)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> append(DisclosureEvent.of(
                        reference, DisclosureKind.RESIDUAL, Residual.NO_DATA, ORDER, served, PACIFIC)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void letsNobodyChangeOrDeleteAnEvent() {
        CaseReference reference = new CaseReference("LP-2026-000000003");
        append(DisclosureEvent.of(
                reference, DisclosureKind.RECEIVED, ORDER, Instant.parse("2026-07-30T18:00:00Z"), PACIFIC));

        for (String attempt : List.of(
                "update legal_disclosure_event set country = 'DE'",
                "delete from legal_disclosure_event",
                "truncate legal_disclosure_event")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void takesEventsOnlyInsideTheTransactionOfTheirStep() {
        DisclosureEvent alone = DisclosureEvent.of(
                new CaseReference("LP-2026-000000004"),
                DisclosureKind.RECEIVED,
                ORDER,
                DisclosureApplication.NOW,
                PACIFIC);

        assertThatThrownBy(() -> events.append(alone, ACTING)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void givesATargetTheSamePseudonymForEverAndAnotherInAnotherInstallation() {
        Target here = pseudonyms.of(TargetKind.DOMAIN, "Example.ORG.");

        assertThat(pseudonyms.of(TargetKind.DOMAIN, "example.org")).isEqualTo(here);
        assertThat(pseudonyms.of(TargetKind.ACCOUNT, "example.org").pseudonym()).isNotEqualTo(here.pseudonym());
        assertThat(Pseudonyms.forgotten().of(TargetKind.DOMAIN, "example.org")).isNotEqualTo(here);
    }

    @Test
    void keepsWhenAnEarlierRegisterLearnedOfAnEvent() {
        Instant then = Instant.parse("2013-03-05T08:00:00Z");
        DisclosureEvent old = new DisclosureEvent(
                UUID.randomUUID(), "2013-7", DisclosureKind.RECEIVED, "", ORDER, null, then, PACIFIC, then);

        transaction.executeWithoutResult(status -> events.appendHistory(List.of(old), ACTING));

        assertThat(events.before(then.plusSeconds(1), then)).contains(old);
        assertThat(events.knows("2013-7")).isTrue();
        assertThat(events.knows("2013-8")).isFalse();
    }

    private void append(DisclosureEvent... more) {
        transaction.executeWithoutResult(status -> {
            for (DisclosureEvent event : more) {
                events.append(event, ACTING);
            }
        });
    }

    static class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.fresh("disclosure");
            Map<String, String> properties = new HashMap<>(database.springProperties());
            properties.put(
                    "spring.flyway.placeholders.applicationRole",
                    database.application().role());
            TestPropertyValues.of(properties).applyTo(context);
        }
    }
}
