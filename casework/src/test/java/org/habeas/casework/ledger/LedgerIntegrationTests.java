package org.habeas.casework.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class LedgerIntegrationTests {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Acting nadia = new Acting("nadia", Set.of(Role.CASEWORKER), "asked by phone", UUID.randomUUID());

    @Autowired
    private Ledger ledger;

    @Autowired
    private Cases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Environment environment;

    @Test
    void keepsWhoDidWhatInWhichRoleAndWhy() {
        CaseReference reference = aCaseWith(act -> act.with("rights", 2));

        List<RecordedAct> acts = ledger.of(reference);

        assertThat(acts).singleElement().satisfies(act -> {
            assertThat(act.what()).isEqualTo("sar.sorted");
            assertThat(act.who()).isEqualTo("nadia");
            assertThat(act.roles()).containsExactly("CASEWORKER");
            assertThat(act.why()).isEqualTo("asked by phone");
            assertThat(act.facts()).containsEntry("rights", "2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework_ledger set who = 'somebody else'",
                "delete from casework_ledger",
                "truncate casework_ledger",
                "alter table casework_ledger disable trigger all",
                "drop table casework_ledger",
                "delete from flyway_schema_history"
            })
    void cannotBeChangedByTheApplicationsRole(String statement) {
        aCaseWith(act -> act);

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void isKeptByATriggerAsSecondLockAgainstTheOwnerOfTheTable() throws SQLException {
        aCaseWith(act -> act);
        try (Connection owner = DriverManager.getConnection(
                        property("spring.flyway.url"),
                        property("spring.flyway.user"),
                        property("spring.flyway.password"));
                Statement statement = owner.createStatement()) {
            for (String sql : List.of(
                    "update casework_ledger set who = 'somebody else'",
                    "delete from casework_ledger",
                    "truncate casework_ledger")) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("the ledger is append-only");
            }
        }
    }

    @Test
    void holdsPersonalValuesOnlyAsSaltedCommitments() {
        CaseReference reference = aCaseWith(act -> act.personal("name", "Joana Teles"));

        RecordedAct act = ledger.of(reference).get(0);

        assertThat(ledger.proves(act, "name", "Joana Teles")).isTrue();
        assertThat(ledger.proves(act, "name", "Joana Telles")).isFalse();
        assertThat(jdbc.sql("select count(*) from casework_ledger l where l::text like '%Joana%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void provesNothingAnyMoreOnceTheSaltIsDestroyed() {
        CaseReference reference = aCaseWith(act -> act.personal("name", "Joana Teles"));
        jdbc.sql("delete from keysets.ledger_salt where case_reference = ?")
                .param(reference.value())
                .update();

        assertThat(ledger.proves(ledger.of(reference).get(0), "name", "Joana Teles"))
                .isFalse();
    }

    @Test
    void givesTheSameValueAnotherCommitmentEachTime() {
        RecordedAct one =
                ledger.of(aCaseWith(act -> act.personal("name", "Joana Teles"))).get(0);
        RecordedAct other =
                ledger.of(aCaseWith(act -> act.personal("name", "Joana Teles"))).get(0);

        assertThat(one.commitments().get("name"))
                .isNotEqualTo(other.commitments().get("name"));
    }

    @Test
    void recordsNothingOfAnActThatIsRolledBack() {
        CaseReference reference = aCaseWith(act -> act);
        transaction.executeWithoutResult(status -> {
            ledger.record(Act.on(reference, "sar.closed"), nadia);
            status.setRollbackOnly();
        });

        assertThat(ledger.of(reference)).extracting(RecordedAct::what).containsExactly("sar.sorted");
    }

    @Test
    void refusesAnActOutsideATransaction() {
        assertThatThrownBy(() -> ledger.record(Act.outsideCases("system.started"), nadia))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private CaseReference aCaseWith(java.util.function.UnaryOperator<Act> facts) {
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseReference reference = cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
            ledger.record(facts.apply(Act.on(reference, "sar.sorted")), nadia);
            return reference;
        }));
    }

    private String property(String name) {
        return environment.getRequiredProperty(name);
    }
}
