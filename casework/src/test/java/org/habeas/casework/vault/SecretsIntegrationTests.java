package org.habeas.casework.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Objects;
import org.habeas.casework.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class SecretsIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private VaultSettings settings;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void keepsASecretThatWasFirstUsedInATransactionThatIsRolledBack() {
        Secrets before = aNode();
        byte[] used = Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return before.secret("first-used-in-vain");
        }));

        assertThat(before.secret("first-used-in-vain")).isEqualTo(used);
        assertThat(aNode().secret("first-used-in-vain")).isEqualTo(used).hasSize(32);
    }

    @Test
    void givesEachNameASecretOfItsOwn() {
        assertThat(aNode().secret("one")).isNotEqualTo(aNode().secret("other"));
    }

    private Secrets aNode() {
        return new Secrets(jdbc, new MasterKey(settings, new Wrapped(jdbc)), transactions, Clock.systemUTC());
    }
}
