package org.habeas.system.demo;

import java.time.Clock;
import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.casework.directory.DirectoryAnswer;
import org.habeas.casework.directory.DirectoryAnswer.Standing;
import org.habeas.casework.directory.DirectoryEntries;
import org.habeas.casework.directory.DirectoryEntry;
import org.habeas.system.samples.SampleMails;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills the directory with the customers of the demonstration and delivers the sample mails once, so that the first look
 * at the inbox is not at an empty one. Not every sender is a customer.
 */
@Component
@Profile("demo")
class DemoSamples {

    private static final List<DirectoryEntry> CUSTOMERS = List.of(
            holder("joana.teles@mail.example", "acc-20417"),
            holder("j.ackermann@brief.example", "acc-20533"),
            holder("t.wrona@post.example", "acc-21160"),
            holder("owner@brightwater.example", "acct-88213"),
            holder("desk@orchard-press.example", "acct-90311"),
            holder("m.orlov@orlov.example", "acct-44120"),
            new DirectoryEntry(
                    "awa.diallo@courriel.example", new DirectoryAnswer(Standing.END_USER, "Contoso Hosting", null)));

    private final DemoMailServer server;
    private final DirectoryEntries directory;
    private final Clock clock;

    DemoSamples(DemoMailServer server, DirectoryEntries directory, Clock clock) {
        this.server = server;
        this.directory = directory;
        this.clock = clock;
    }

    void deliver() {
        directory.keep(CUSTOMERS, Acting.system("first start of the demonstration"));
        for (String name : SampleMails.names()) {
            SampleMails.mails(name, clock)
                    .forEach(mail -> server.deliver("sample@mail.example", mail.to(), mail.bytes()));
        }
    }

    private static DirectoryEntry holder(String email, String account) {
        return new DirectoryEntry(email, new DirectoryAnswer(Standing.ACCOUNT_HOLDER, null, account));
    }
}
