package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseVault;
import org.habeas.casework.vault.Keysets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@InboxTest
class TypedReasonIntegrationTests {

    private static final Acting NADIA = InboxApplication.acting("nadia");

    @Autowired
    private Samples samples;

    @Autowired
    private Timelines timelines;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseVault vault;

    @Autowired
    private Keysets keysets;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void standsInTheTimelineUntilTheKeysetOfTheCaseIsDestroyed() {
        CaseReference reference = samples.full();
        assertThat(reasonsOf(reference)).contains("The address is new to us", "mail");
        int entries = reasonsOf(reference).size();

        transaction.executeWithoutResult(status -> keysets.destroy(vault.keysetOf(reference)));

        assertThat(reasonsOf(reference))
                .contains("The words of this reason were destroyed.", "mail")
                .doesNotContain("The address is new to us")
                .hasSize(entries);
    }

    private List<String> reasonsOf(CaseReference reference) {
        return timelines.of(ledger.of(reference), ZoneOffset.UTC, MovableClock.NOW, NADIA).stream()
                .flatMap(day -> day.entries().stream())
                .map(TimelineEntry::why)
                .toList();
    }
}
