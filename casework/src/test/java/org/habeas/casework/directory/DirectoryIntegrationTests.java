package org.habeas.casework.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.habeas.casework.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CaseworkTest
class DirectoryIntegrationTests {

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsAccountHoldersEndUsersAndStrangersApart() {
        jdbc.sql("insert into casework_directory (email, standing, customer, account) values"
                        + " ('holder@example.org', 'ACCOUNT_HOLDER', null, 'acc-1'),"
                        + " ('user@example.org', 'END_USER', 'Contoso Hosting', null)")
                .update();

        assertThat(directory.whoIs("Holder@Example.org"))
                .isEqualTo(new DirectoryAnswer(DirectoryAnswer.Standing.ACCOUNT_HOLDER, null, "acc-1"));
        assertThat(directory.whoIs(" user@example.org ").customer()).isEqualTo("Contoso Hosting");
        assertThat(directory.whoIs("stranger@example.org")).isEqualTo(DirectoryAnswer.UNKNOWN);
    }
}
