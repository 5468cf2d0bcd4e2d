package org.habeas.casework.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.Role;
import org.habeas.casework.vault.CaseVault;
import org.habeas.casework.vault.Keysets;
import org.habeas.casework.vault.VaultUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
@ExtendWith(OutputCaptureExtension.class)
class TypedReasonsIntegrationTests {

    private static final String NAME = "Philomena Quartz";
    private static final String WORDS = NAME + " has moved, her brother says";

    private final Acting nadia = new Acting("nadia", Set.of(Role.CASEWORKER), "", UUID.randomUUID());

    @Autowired
    private Ledger ledger;

    @Autowired
    private TypedReasons reasons;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseVault vault;

    @Autowired
    private Keysets keysets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void areTypedIntoNoTableAndNoLog(CapturedOutput output) {
        Acting typing = nadia.because(WORDS);
        CaseReference reference = aCase();
        record(Act.on(reference, "sar.dismissed"), typing);
        record(Act.outsideCases("mail.retried"), typing);

        assertThat(tables()).contains("public.casework_ledger", "public.casework_ledger_reason", "keysets.ledger_salt");
        assertThat(tables()).allSatisfy(table -> assertThat(rowsOf(table)).noneMatch(this::speaksOfHer));
        assertThat(typing.toString()).doesNotContain(NAME).contains("nadia");
        assertThat(output.getAll()).doesNotContain(NAME);
    }

    @Test
    void areReadAndProvenWhileTheKeysetOfTheCaseExists() {
        CaseReference reference = aCase();
        record(Act.on(reference, "sar.dismissed"), nadia.because(WORDS));

        RecordedAct act = ledger.of(reference).get(0);

        assertThat(act.why()).isEqualTo(WORDS);
        assertThat(ledger.proves(act, "why", WORDS)).isTrue();
        assertThat(ledger.proves(act, "why", WORDS + "!")).isFalse();
    }

    @Test
    void areSaidToBeDestroyedWithTheKeysetWhileTheRestOfTheLedgerStillReads() {
        CaseReference reference = aCase();
        CaseReference other = aCase();
        record(Act.on(reference, "sar.received"), Acting.system("mail arrived"));
        record(Act.on(reference, "sar.dismissed").with("rights", 2), nadia.because(WORDS));
        record(Act.on(reference, "sar.closed"), nadia);
        record(Act.on(other, "sar.dismissed"), nadia.because(WORDS));

        transaction.executeWithoutResult(status -> keysets.destroy(vault.keysetOf(reference)));

        List<RecordedAct> acts = ledger.of(reference);
        assertThat(acts)
                .extracting(RecordedAct::why)
                .containsExactly("mail arrived", "The words of this reason were destroyed.", "");
        assertThat(acts.get(1).facts()).containsEntry("rights", "2");
        assertThat(acts.get(1).who()).isEqualTo("nadia");
        assertThat(ledger.proves(acts.get(1), "why", WORDS))
                .as("whoever still has the words can prove them until the salt goes too")
                .isTrue();
        assertThat(ledger.of(other).get(0).why()).isEqualTo(WORDS);
    }

    @Test
    void areNeverCalledDestroyedWhenTheyWereTamperedWith() {
        CaseReference one = aCase();
        CaseReference other = aCase();
        record(Act.on(one, "sar.dismissed"), nadia.because("one"));
        record(Act.on(other, "sar.dismissed"), nadia.because("other"));
        exchangeWordsOf(ledger.of(one).get(0).id(), ledger.of(other).get(0).id());

        assertThatThrownBy(() -> ledger.of(one)).isInstanceOf(VaultUnavailable.class);
    }

    @Test
    void haveAKeysetOfTheirOwnOutsideCases() {
        record(Act.outsideCases("mail.retried"), nadia.because(WORDS));
        UUID act = newestActOutsideCases();

        assertThat(reasons.words(List.of(act))).containsEntry(act, WORDS);

        UUID keyset = jdbc.sql("select keyset_id from casework_ledger_reason where act_id = ?")
                .param(act)
                .query(UUID.class)
                .single();
        transaction.executeWithoutResult(status -> keysets.destroy(keyset));
        assertThat(reasons.words(List.of(act))).isEmpty();
    }

    @Test
    void leaveNothingBehindWhenTheActIsRolledBack() {
        CaseReference reference = aCase();
        int before = rowsOfReasons();
        transaction.executeWithoutResult(status -> {
            ledger.record(Act.on(reference, "sar.dismissed"), nadia.because(WORDS));
            status.setRollbackOnly();
        });

        assertThat(ledger.of(reference)).isEmpty();
        assertThat(rowsOfReasons()).isEqualTo(before);
    }

    @Test
    void leaveNothingBehindWhenTheConnectionIsKilledBeforeTheCommit() {
        CaseReference reference = aCase();
        int before = rowsOfReasons();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    ledger.record(Act.on(reference, "sar.dismissed"), nadia.because(WORDS));
                    jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(ledger.of(reference)).isEmpty();
        assertThat(rowsOfReasons()).isEqualTo(before);
    }

    @Test
    void cannotBeExchangedByTheApplicationsRole() {
        assertThatThrownBy(() -> jdbc.sql("update casework_ledger_reason set sealed = ''")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void leaveWhatHabeasSaysOfItselfInPlainWords() {
        CaseReference reference = aCase();
        record(Act.on(reference, "sar.received"), Acting.system("mail arrived"));

        RecordedAct act = ledger.of(reference).get(0);

        assertThat(act.why()).isEqualTo("mail arrived");
        assertThat(act.commitments()).isEmpty();
        assertThat(jdbc.sql("select canonical from casework_ledger where id = ?")
                        .param(act.id())
                        .query(String.class)
                        .single())
                .contains("\"why\":\"mail arrived\"");
    }

    @Test
    void keepTheirFieldToThemselves() {
        assertThatThrownBy(() -> Act.outsideCases("mail.retried").personal("why", WORDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(NAME);
    }

    private void record(Act act, Acting acting) {
        transaction.executeWithoutResult(status -> ledger.record(act, acting));
    }

    private CaseReference aCase() {
        return Objects.requireNonNull(transaction.execute(status -> cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026)));
    }

    private UUID newestActOutsideCases() {
        return jdbc.sql("select id from casework_ledger where case_reference is null order by number desc limit 1")
                .query(UUID.class)
                .single();
    }

    /** The application's role cannot update words, but whoever may insert and delete can try. */
    private void exchangeWordsOf(UUID one, UUID other) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from casework_ledger_reason where act_id = ?")
                    .param(one)
                    .update();
            jdbc.sql("insert into casework_ledger_reason (act_id, keyset_id, sealed)"
                            + " select ?, keyset_id, sealed from casework_ledger_reason where act_id = ?")
                    .params(one, other)
                    .update();
        });
    }

    private int rowsOfReasons() {
        return rowsOf("public.casework_ledger_reason").size()
                + rowsOf("keysets.ledger_salt").size()
                + rowsOf("keysets.keyset").size();
    }

    private List<String> tables() {
        return jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('public', 'keysets') and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list();
    }

    private List<String> rowsOf(String table) {
        return jdbc.sql("select t::text from " + table + " t")
                .query(String.class)
                .list();
    }

    /** Bytes are printed in hexadecimal digits. */
    private boolean speaksOfHer(String row) {
        return row.contains(NAME) || row.contains(HexFormat.of().formatHex(NAME.getBytes(StandardCharsets.UTF_8)));
    }
}
