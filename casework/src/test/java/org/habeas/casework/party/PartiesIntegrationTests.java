package org.habeas.casework.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class PartiesIntegrationTests {

    @Autowired
    private Cases cases;

    @Autowired
    private Parties parties;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void keepsWhoAsksSealedAndCommitsToItInTheLedger() {
        CaseReference reference = aCaseOf("Joana Teles", "joana.teles@example.org");

        assertThat(parties.requesterOf(reference)).hasValueSatisfying(party -> {
            assertThat(party.name()).isEqualTo("Joana Teles");
            assertThat(party.email()).isEqualTo("joana.teles@example.org");
        });
        assertThat(jdbc.sql("select encode(sealed, 'escape') from casework_party where case_reference = ?")
                        .param(reference.value())
                        .query(String.class)
                        .single())
                .doesNotContain("Joana", "joana");
        RecordedAct added = ledger.of(reference).get(0);
        assertThat(added.facts().toString()).doesNotContainIgnoringCase("joana");
        assertThat(ledger.proves(added, "email", "joana.teles@example.org")).isTrue();
    }

    @Test
    void knowsAPersonWithoutAnEMailAddress() {
        CaseReference reference = aCaseOf("Bo Berg", null);

        assertThat(parties.requesterOf(reference))
                .hasValueSatisfying(party -> assertThat(party.email()).isNull());
    }

    @Test
    void provesWhatACorrectionReplacedAndWhatItPutThere() {
        CaseReference reference = aCaseOf("Joana Teles", "joana.teles@example.org");
        Party before = parties.requesterOf(reference).orElseThrow();
        transaction.executeWithoutResult(status -> {
            Party moved = parties.correct(
                    reference, before, "Joana T.", "joana.t@example.org", "Rua 1", Acting.system("test"));
            parties.correct(reference, moved, "Joana T.", "joana.t@example.org", "Rua 2", Acting.system("test"));
        });

        RecordedAct first = ledger.of(reference).get(1);
        RecordedAct second = ledger.of(reference).get(2);
        assertThat(ledger.proves(first, "nameBefore", "Joana Teles")).isTrue();
        assertThat(ledger.proves(first, "emailBefore", "joana.teles@example.org"))
                .isTrue();
        assertThat(ledger.proves(first, "postalAddress", "Rua 1")).isTrue();
        assertThat(ledger.proves(second, "postalAddressBefore", "Rua 1")).isTrue();
        assertThat(ledger.proves(second, "postalAddress", "Rua 2")).isTrue();
    }

    private CaseReference aCaseOf(String name, @org.jspecify.annotations.Nullable String email) {
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseReference reference = cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
            parties.add(reference, PartyRole.REQUESTER, name, email, "", Acting.system("test"));
            return reference;
        }));
    }
}
