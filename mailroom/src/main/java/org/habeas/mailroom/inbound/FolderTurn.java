package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Lets one looker at a time take mail out of a folder, in this application and on all nodes: two that move one mail at once
 * leave it twice in the done folder. The database keeps the turn of a node and ends it with its connection, so a node that
 * dies keeps nobody waiting.
 */
@Component
class FolderTurn {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTurn.class);
    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final DataSource database;
    private final Map<String, ReentrantLock> here = new ConcurrentHashMap<>();

    FolderTurn(DataSource database) {
        this.database = database;
    }

    /** What is done in the turn; answers how many mails were stored. */
    @FunctionalInterface
    interface Look {
        int take() throws MessagingException;
    }

    /** Takes when it is our turn; zero when another node has it for long, which then takes what there is. */
    int take(String account, String folder, Look look) throws MessagingException {
        String name = account + "/" + folder;
        // Who waits here holds no connection, or the one whose turn it is could find none.
        ReentrantLock lock = here.computeIfAbsent(name, first -> new ReentrantLock());
        lock.lock();
        try (Connection connection = database.getConnection()) {
            if (!begins(connection, name)) {
                LOG.info("another node looks into {} of {}", folder, account);
                return 0;
            }
            try {
                return look.take();
            } finally {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 4712))", name);
            }
        } catch (SQLException e) {
            throw new SQLErrorCodeSQLExceptionTranslator(database).translate("taking turns", null, e);
        } finally {
            lock.unlock();
        }
    }

    private static boolean begins(Connection connection, String name) throws SQLException {
        for (int tried = 0; tried < TRIES; tried++) {
            if (ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 4712))", name)) {
                return true;
            }
            try {
                Thread.sleep(BETWEEN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
