package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.reminder.Reminder;
import org.habeas.casework.reminder.StaffReminders;
import org.habeas.legalprocess.Channel;
import org.habeas.legalprocess.HandEntry;
import org.habeas.legalprocess.LegalProcessDesk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A reminder belongs to the step that reminds: what is undone with it was never written, what is done again is one mail. */
class ReminderOnceIntegrationTests extends WholeApplication {

    private static final Acting LENA = new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID());
    private static final Acting HABEAS = Acting.system("a step that reminds");
    private static final List<String> ADDRESSES = List.of(
            "omar.lindholm@larkfield.example",
            "lena.brandt@larkfield.example",
            "general-counsel@larkfield.example",
            "dpo@larkfield.example");

    @Autowired
    private StaffReminders reminders;

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void isNeitherLostNorDoubledByAStepThatIsDoneAgain() {
        CaseReference reference = desk.enter(
                new HandEntry(
                        Channel.POST,
                        LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin")),
                        null,
                        "en",
                        null),
                LENA);
        String headline = "the time is over";
        Reminder reminder = new Reminder("a-clock OVER 1", headline, "a day", "Thu 24 Dec 2026, the last day");
        transactions.executeWithoutResult(died -> {
            reminders.remind(reference, reminder, List.of("omar"), HABEAS);
            died.setRollbackOnly();
        });
        assertThat(letters(reference)).isZero();

        for (int again = 0; again < 3; again++) {
            List<String> told =
                    transactions.execute(step -> reminders.remind(reference, reminder, List.of("omar"), HABEAS));
            assertThat(told).containsExactly("omar", "lena", "general-counsel", "data-protection-officer");
        }

        assertThat(letters(reference)).isEqualTo(ADDRESSES.size());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ADDRESSES).allSatisfy(address -> assertThat(mail.received(address))
                        .filteredOn(one -> one.subject().equals(reference + ": " + headline))
                        .hasSize(1)));
    }

    private int letters(CaseReference reference) {
        return jdbc.sql("select count(*) from mailroom_outbound_mail where case_reference = ? and kind = ?"
                        + " and key like 'a-clock%'")
                .params(reference.value(), StaffReminders.KIND)
                .query(Integer.class)
                .single();
    }
}
