package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFacts;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.breach.InstantKind;
import org.habeas.breach.NoticeDesk;
import org.habeas.breach.NoticeWords;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.breach.OpeningIncident;
import org.habeas.breach.StatedInstant;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A breach in the whole application: from a mail, and to each customer by SMTP. */
class BreachMailIntegrationTests extends WholeApplication {

    private static final Acting BRUNO = new Acting("bruno", Set.of(Role.BREACH_LEAD), "", UUID.randomUUID());
    private static final Acting OMAR = new Acting("omar", Set.of(Role.APPROVER), "", UUID.randomUUID());

    @Autowired
    private BreachDesk desk;

    @Autowired
    private NoticeDesk notices;

    @Autowired
    private BreachFiles files;

    @Test
    void tellsEachCustomerByMailAndShowsThatItsServerTookTheLetter() {
        Instant aware = Instant.now(clock).minus(Duration.ofHours(2));
        CaseReference reference = desk.open(
                new OpeningIncident(
                        "Export readable by anybody",
                        EnumSet.of(ActsAs.PROCESSOR),
                        EnumSet.of(Regime.GDPR),
                        List.of(new StatedInstant(
                                InstantKind.AWARE, aware, ZoneId.of("Europe/Berlin"), "alert", "first look")),
                        "An export lay on a public address."),
                BRUNO);
        waitFor(() -> files.open(reference, BRUNO).open() && hasTask(reference));
        desk.stateFacts(
                reference,
                new BreachFacts(
                        Set.of(BreachFacts.Nature.CONFIDENTIALITY),
                        "An export lay on a public address.",
                        List.of("names"),
                        List.of(),
                        false,
                        "",
                        "",
                        "Unwanted mail",
                        "The address was closed.",
                        "Counted"),
                null,
                version(reference),
                BRUNO);
        String list = "customer,name,email,status,people\nc1,Alpha Inc.,breach@alpha.example,confirmed,120\n";
        notices.importCustomers(reference, list.getBytes(StandardCharsets.UTF_8), version(reference), BRUNO);
        notices.prepare(reference, new NoticeWords(""), version(reference), BRUNO);
        notices.submit(reference, version(reference), BRUNO);
        notices.approve(
                reference, files.open(reference, OMAR).notice().orElseThrow().hash(), OMAR);

        waitFor(() -> !mail.received("breach@alpha.example").isEmpty());
        waitFor(() -> recipient(reference).state() == LetterState.ACCEPTED);

        assertThat(mail.received("breach@alpha.example").toString())
                .contains("Alpha Inc.", reference.value(), "your own 72 hours");
        assertThat(recipient(reference).words()).isEqualTo("Accepted by the customer's mail server");
    }

    @Test
    void takesAMailToTheMailboxForBreachesAsAwareness() {
        mail.deliver("security@subprocessor.example", "breach@larkfield.example", """
                        From: Security <security@subprocessor.example>
                        To: breach@larkfield.example
                        Subject: Incident at our side
                        Message-ID: <incident-1@subprocessor.example>
                        Date: Sun, 22 Nov 2026 04:00:00 +0000

                        Data you keep with us were read by somebody else.
                        """.replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8));

        waitFor(() -> incidentFromMail().isPresent());

        BreachFile file = incidentFromMail().orElseThrow();
        assertThat(file.instant(InstantKind.AWARE).orElseThrow().source()).isEqualTo("mail");
        assertThat(file.instant(InstantKind.TOLD_BY_PROCESSOR)).isPresent();
        assertThat(file.duties())
                .extracting(one -> one.obligation().rule())
                .contains("gdpr-33-authority", "gdpr-33-2-customers");
    }

    private java.util.Optional<BreachFile> incidentFromMail() {
        return files.all(BRUNO).stream()
                .map(reference -> files.open(reference, BRUNO))
                .filter(file -> file.title().equals("Incident at our side"))
                .findFirst();
    }

    private boolean hasTask(CaseReference reference) {
        return signedIn("bruno").get("/cases/" + reference).body().contains("Prepare the notice to customers");
    }

    private BreachFile.Told recipient(CaseReference reference) {
        return files.open(reference, BRUNO).notice().orElseThrow().recipients().get(0);
    }

    private long version(CaseReference reference) {
        return files.open(reference, BRUNO).version();
    }

    private static void waitFor(BooleanSupplier happened) {
        for (int i = 0; i < 150; i++) {
            if (happened.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        throw new AssertionError("did not happen");
    }
}
