package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.habeas.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What stood in a sentence before there were kinds of setbacks. */
class SetbackMigrationIntegrationTests {

    private static final MigrationVersion BEFORE = MigrationVersion.fromVersion("20261122131500");

    private final TestDatabase database = TestDatabase.fresh("sar_setbacks");
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            database.url(), database.owner().role(), database.owner().password()));

    @Test
    void makesAKindOfEverySentence() {
        migrate(BEFORE);
        Map<String, Setback> sentences = Map.of(
                "The second person returned it; the timeline says why.", Setback.RETURNED,
                "The requester wrote again before the answer left.", Setback.REQUESTER_WROTE,
                "The answer was refused on its way to the requester.", Setback.REFUSED,
                "The requester withdrew the request.", Setback.WITHDRAWN,
                "The sorting was corrected after the answer was prepared.", Setback.SORTING_CORRECTED,
                "The date of receipt was corrected after the answer was prepared.", Setback.RECEIPT_CORRECTED,
                "Name or address of the requester was corrected after the answer was prepared.",
                        Setback.CONTACT_CORRECTED,
                "Data was added after the answer was prepared.", Setback.DATA_ADDED,
                "Data was removed after the answer was prepared.", Setback.DATA_REMOVED);
        sentences.keySet().forEach(sentence -> request(sentence, sentence));
        request("sending", "Sending was cancelled by n.ferro.");
        request("posting", "Posting was cancelled by omar.");

        migrate(MigrationVersion.LATEST);

        sentences.forEach((sentence, kind) -> {
            assertThat(setback(sentence)).isEqualTo(kind.name());
            assertThat(by(sentence)).isEmpty();
        });
        assertThat(setback("sending")).isEqualTo(Setback.SENDING_CANCELLED.name());
        assertThat(by("sending")).isEqualTo("n.ferro");
        assertThat(setback("posting")).isEqualTo(Setback.POSTING_CANCELLED.name());
        assertThat(by("posting")).isEqualTo("omar");
    }

    private void migrate(MigrationVersion version) {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().role(),
                        database.owner().password())
                .placeholders(Map.of("applicationRole", database.application().role()))
                .target(version)
                .load()
                .migrate();
    }

    private void request(String reference, String setback) {
        UUID keyset = UUID.randomUUID();
        jdbc.sql("insert into keysets.keyset (id, purpose, created_at, destroyed_at) values (?, 'case', now(), now())")
                .param(keyset)
                .update();
        jdbc.sql("""
                        insert into casework_case (reference, kind, legal_entity, keyset_id, opened_at)
                        values (?, 'SUBJECT_REQUEST', 'eu', ?, now())
                        """).params(reference, keyset).update();
        jdbc.sql("""
                        insert into sar_request (reference, version, legal_entity, channel, received_at, arrived_at,
                            automatic, language, title, asked, suggestion, asker, stage, unread_replies, changed_at,
                            identity_state, identity_asks, answer_by_post, answer_round, answer_workers, answer_setback)
                        values (?, 0, 'eu', 'MAIL', now(), now(), false, 'en', '', '', '', 'SUBJECT', 'DRAFTING', 0,
                            now(), 'PROVEN', 0, false, 1, '', ?)
                        """).params(reference, setback).update();
    }

    private String setback(String reference) {
        return jdbc.sql("select answer_setback from sar_request where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private String by(String reference) {
        return jdbc.sql("select coalesce(answer_setback_by, '') from sar_request where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
