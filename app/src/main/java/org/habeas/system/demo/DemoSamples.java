package org.habeas.system.demo;

import java.time.Clock;
import org.habeas.system.samples.SampleMails;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Delivers the sample mails once, so that the first look at the inbox is not at an empty one. */
@Component
@Profile("demo")
class DemoSamples {

    private final DemoMailServer server;
    private final Clock clock;

    DemoSamples(DemoMailServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    void deliver() {
        for (String name : SampleMails.names()) {
            SampleMails.named(name, clock)
                    .ifPresent(mail -> server.deliver("sample@mail.example", SampleMails.MAILBOX, mail));
        }
    }
}
