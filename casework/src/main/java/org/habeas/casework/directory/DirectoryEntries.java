package org.habeas.casework.directory;

import java.util.List;
import java.util.Locale;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills the directory that lies in a table of our own. */
@Service
public class DirectoryEntries {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    DirectoryEntries(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** Keeps entries; one that an address already has is replaced. The ledger counts them and names none. */
    @Transactional
    @Permits(value = Role.SYSTEM, to = "fill the customer directory")
    public void keep(List<DirectoryEntry> entries, Acting acting) {
        for (DirectoryEntry entry : entries) {
            jdbc.sql("insert into casework_directory (email, standing, customer, account) values (?, ?, ?, ?)"
                            + " on conflict (email) do update set standing = excluded.standing,"
                            + " customer = excluded.customer, account = excluded.account")
                    .params(
                            entry.email().strip().toLowerCase(Locale.ROOT),
                            entry.answer().standing().name(),
                            entry.answer().customer(),
                            entry.answer().account())
                    .update();
        }
        ledger.record(Act.outsideCases("directory.filled").with("entries", entries.size()), acting);
    }
}
