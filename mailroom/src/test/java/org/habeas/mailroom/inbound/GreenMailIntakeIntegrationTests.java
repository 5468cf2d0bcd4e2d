package org.habeas.mailroom.inbound;

import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MailroomTest
class GreenMailIntakeIntegrationTests implements MailIntakeContract {

    private final GreenMailbox server;
    private final IntakeUnderTest intake;

    @Autowired
    GreenMailIntakeIntegrationTests(
            IntakeLoop loop,
            RemovalRound removal,
            PlacingRound placing,
            InboundMails mails,
            JdbcClient jdbc,
            TestDesk desk,
            MailroomSettings settings) {
        server = new GreenMailbox(MailroomTest.OnTestServers.GREEN_MAIL, jdbc);
        intake = new IntakeUnderTest(
                        loop, placing, mails, jdbc, desk, settings.accounts().get(0))
                .removing(removal);
    }

    @BeforeEach
    void beginsWithNothing() throws Exception {
        intake.clear();
        server.clear();
    }

    @Override
    public MailboxOnServer server() {
        return server;
    }

    @Override
    public Intake intake() {
        return intake;
    }
}
