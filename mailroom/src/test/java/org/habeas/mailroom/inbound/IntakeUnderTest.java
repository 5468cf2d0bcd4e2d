package org.habeas.mailroom.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.TestDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our side of the contract: the real intake, driven by hand. */
final class IntakeUnderTest implements MailIntakeContract.Intake {

    private final IntakeLoop loop;
    private final PlacingRound placing;
    private final InboundMails mails;
    private final JdbcClient jdbc;
    private final TestDesk desk;
    private final Account account;
    private @Nullable RemovalRound removal;

    IntakeUnderTest(
            IntakeLoop loop,
            PlacingRound placing,
            InboundMails mails,
            JdbcClient jdbc,
            TestDesk desk,
            Account account) {
        this.loop = loop;
        this.placing = placing;
        this.mails = mails;
        this.jdbc = jdbc;
        this.desk = desk;
        this.account = account;
    }

    /** Empties our side, so that each test begins with nothing. */
    void clear() {
        EmptyMailroom.begin(jdbc, desk);
    }

    @Override
    public void look() throws Exception {
        FolderWatch watch = loop.watch(account, "INBOX");
        try {
            watch.look();
        } finally {
            watch.close();
        }
    }

    @Override
    public void place() {
        placing.placeAll();
    }

    /** What removes mail from the server, where a test needs it. */
    IntakeUnderTest removing(RemovalRound round) {
        removal = round;
        return this;
    }

    @Override
    public void removeFromServer(int storedAs) throws Exception {
        UUID mail = jdbc.sql("select id from mailroom_inbound_mail order by stored_at, uid")
                .query(UUID.class)
                .list()
                .get(storedAs);
        RemovalRound round = Objects.requireNonNull(removal);
        round.ask(List.of(mail));
        round.remove(account);
    }

    @Override
    public int cases() {
        return desk.opened.size();
    }

    @Override
    public List<String> states() {
        return jdbc.sql("select state from mailroom_inbound_mail order by stored_at, uid")
                .query(String.class)
                .list();
    }

    @Override
    public List<byte[]> raws() {
        return jdbc
                .sql("select id from mailroom_inbound_mail order by stored_at, uid")
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> read(mails.find(id).orElseThrow()))
                .toList();
    }

    private byte[] read(InboundMail mail) {
        try (InputStream raw = mails.raw(mail)) {
            return raw.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
