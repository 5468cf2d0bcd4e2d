package org.habeas.casework.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.directory.DirectoryAnswer.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CaseworkTest
class DirectoryIntegrationTests {

    private static final Acting FILLING = Acting.system("a test fills the directory");

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryEntries entries;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsAccountHoldersEndUsersAndStrangersApart() {
        entries.keep(
                List.of(
                        entry("Holder@example.org", Standing.ACCOUNT_HOLDER, null, "acc-1"),
                        entry("user@example.org", Standing.END_USER, "Contoso Hosting", null)),
                FILLING);

        assertThat(directory.whoIs("Holder@Example.org"))
                .isEqualTo(new DirectoryAnswer(Standing.ACCOUNT_HOLDER, null, "acc-1"));
        assertThat(directory.whoIs(" user@example.org ").customer()).isEqualTo("Contoso Hosting");
        assertThat(directory.whoIs("stranger@example.org")).isEqualTo(DirectoryAnswer.UNKNOWN);
    }

    @Test
    void replacesWhatAnAddressWas() {
        entries.keep(List.of(entry("moved@example.org", Standing.END_USER, "Contoso Hosting", null)), FILLING);
        entries.keep(List.of(entry("moved@example.org", Standing.ACCOUNT_HOLDER, null, "acc-2")), FILLING);

        assertThat(directory.whoIs("moved@example.org"))
                .isEqualTo(new DirectoryAnswer(Standing.ACCOUNT_HOLDER, null, "acc-2"));
    }

    @Test
    void namesNobodyInTheLedger() {
        entries.keep(List.of(entry("unnamed@example.org", Standing.ACCOUNT_HOLDER, null, "acc-3")), FILLING);

        assertThat(jdbc.sql("select l::text from casework_ledger l where what = 'directory.filled'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("unnamed"));
    }

    private static DirectoryEntry entry(
            String email, Standing standing, @Nullable String customer, @Nullable String account) {
        return new DirectoryEntry(email, new DirectoryAnswer(standing, customer, account));
    }
}
