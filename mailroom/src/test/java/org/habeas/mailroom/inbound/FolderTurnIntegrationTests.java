package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.habeas.mailroom.MailroomTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MailroomTest
class FolderTurnIntegrationTests {

    private final ExecutorService nodes = Executors.newCachedThreadPool();

    @Autowired
    private DataSource database;

    @AfterEach
    void endsTheNodes() {
        nodes.shutdownNow();
    }

    @Test
    void letsOneNodeAfterTheOtherIntoAFolderAndBothIntoTwo() throws Exception {
        FolderTurn one = new FolderTurn(database);
        FolderTurn other = new FolderTurn(database);
        List<String> said = new CopyOnWriteArrayList<>();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);

        Future<Integer> first = nodes.submit(() -> one.take("main", "INBOX", () -> {
            inside.countDown();
            await(goOn);
            said.add("first");
            return 1;
        }));
        await(inside);
        Future<Integer> second = nodes.submit(() -> other.take("main", "INBOX", () -> {
            said.add("second");
            return 2;
        }));
        assertThat(other.take("main", "Junk", () -> 3)).isEqualTo(3);
        said.add("between");
        goOn.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(said).containsExactly("between", "first", "second");
    }

    @Test
    void keepsNobodyWaitingForANodeThatDied() throws Exception {
        try (Connection dead = database.getConnection()) {
            dead.createStatement().execute("select pg_advisory_lock(hashtextextended('main/INBOX', 4712))");
            database.unwrap(HikariDataSource.class).evictConnection(dead);
        }

        assertThat(new FolderTurn(database).take("main", "INBOX", () -> 1)).isEqualTo(1);
    }

    @Test
    void endsTheTurnAlsoWhenTheLookFails() throws Exception {
        FolderTurn turn = new FolderTurn(database);

        assertThat(catchThrowable(() -> turn.take("main", "INBOX", () -> {
                    throw new IllegalStateException("broken off");
                })))
                .hasMessage("broken off");
        assertThat(new FolderTurn(database).take("main", "INBOX", () -> 1)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
