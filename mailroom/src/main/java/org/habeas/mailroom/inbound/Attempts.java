package org.habeas.mailroom.inbound;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts tries in transactions of their own, so that the count is still there when a try took everything down. */
@Component
class Attempts {

    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    Attempts(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Counts a try that begins; returns how many began, this one included. */
    int started(UUID mail) {
        return count(mail, 1, 0, "started");
    }

    /** Counts a try that failed; returns how many failed, this one included. */
    int failed(UUID mail) {
        return count(mail, 0, 1, "failed");
    }

    void forget(UUID mail) {
        jdbc.sql("delete from mailroom_attempt where mail_id = ?").param(mail).update();
    }

    /** It outlives the death of the application; that of the whole machine may cost the count of the last try. */
    private int count(UUID mail, int started, int failed, String answer) {
        Integer count = own.execute(status -> {
            jdbc.sql("set local synchronous_commit = off").update();
            return jdbc.sql("insert into mailroom_attempt (mail_id, started, failed)"
                            + " values (:mail, :started, :failed) on conflict (mail_id) do update set"
                            + " started = mailroom_attempt.started + :started,"
                            + " failed = mailroom_attempt.failed + :failed returning " + answer)
                    .param("mail", mail)
                    .param("started", started)
                    .param("failed", failed)
                    .query(Integer.class)
                    .single();
        });
        return count == null ? 0 : count;
    }
}
