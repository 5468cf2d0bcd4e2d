package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Case, clocks, ledger and workflow stand together or not at all. */
@SarTest
class OneTransactionIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void opensNoCaseWhenTheWorkflowCannotStart() {
        long before = rows("sar_request") + rows("casework_case") + rows("casework_ledger") + rows("casework_clock");
        runtimeFails(() -> assertThatThrownBy(
                        () -> desk.receive(journey.mail("joana@example.org", "x", "delete my data"), People.SYSTEM))
                .isInstanceOf(RuntimeException.class));
        assertThat(rows("sar_request") + rows("casework_case") + rows("casework_ledger") + rows("casework_clock"))
                .isEqualTo(before);
    }

    @Test
    void startsNoWorkflowWhenTheCaseCannotBeStored() {
        long before = runtime.createProcessInstanceQuery().count();
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    CaseReference reference =
                            desk.receive(journey.mail("joana@example.org", "x", "delete my data"), People.SYSTEM);
                    // a constraint of our own table refuses the case after the engine has written
                    jdbc.sql("update sar_request set duplicate_of = 'SAR-1999-000001' where reference = ?")
                            .param(reference.value())
                            .update();
                }))
                .hasStackTraceContaining("sar_request_duplicate_of_fkey");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void keepsNoPersonalDataInTheEngine() {
        CaseReference reference = journey.released();
        assertThat(jdbc.sql(
                                "select coalesce(string_agg(name_ || '=' || coalesce(text_, '') || coalesce(long_::text, ''), ';'), '')"
                                        + " from act_hi_varinst")
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("joana")
                .contains("isRequest=");
        assertThat(jdbc.sql("select count(*) from act_ge_bytearray where name_ not like '%.bpmn%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void storesNoWordOfTheRequesterInPlainColumns() {
        CaseReference reference = journey.submitted();
        assertThat(jdbc.sql("select r::text || coalesce((select string_agg(h::text, ' ') from sar_holding h"
                                + " where h.reference = r.reference), '') from sar_request r where r.reference = ?")
                        .param(reference.value())
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("joana")
                .doesNotContain("My data");
    }

    @Test
    void refusesHandEntriesWithImpossibleDatesInWords() {
        assertThatThrownBy(() -> desk.enterByHand(entry(LocalDate.of(2027, 1, 1)), People.INES))
                .hasMessageContaining("future");
        assertThatThrownBy(() -> desk.enterByHand(entry(LocalDate.of(1989, 12, 31)), People.INES))
                .hasMessageContaining("1990");
    }

    private static HandEntry entry(LocalDate receivedOn) {
        return new HandEntry(
                Channel.PHONE,
                new ReceiptTime(receivedOn, null, null),
                "Joana",
                "joana@example.org",
                "",
                "my data",
                "en",
                null);
    }

    /** Takes the model away for a moment, so that the engine refuses to start. */
    private void runtimeFails(Runnable meanwhile) {
        int changed = jdbc.sql(
                        "update act_ru_event_subscr set event_name_ = 'x.' || event_name_ where event_name_ = 'sar.received'")
                .update();
        assertThat(changed).isOne();
        try {
            meanwhile.run();
        } finally {
            jdbc.sql("update act_ru_event_subscr set event_name_ = 'sar.received' where event_name_ = 'x.sar.received'")
                    .update();
        }
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
