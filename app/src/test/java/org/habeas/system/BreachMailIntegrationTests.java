package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFacts;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.breach.Concluding;
import org.habeas.breach.InstantKind;
import org.habeas.breach.NoticeDesk;
import org.habeas.breach.NoticeWords;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.breach.OpeningIncident;
import org.habeas.breach.ReportDesk;
import org.habeas.breach.StatedInstant;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A breach in the whole application: from a mail, and to each customer by SMTP. */
class BreachMailIntegrationTests extends WholeApplication {

    private static final Acting BRUNO = new Acting("bruno", Set.of(Role.BREACH_LEAD), "", UUID.randomUUID());
    private static final Acting OMAR = new Acting("omar", Set.of(Role.APPROVER), "", UUID.randomUUID());

    @Autowired
    private BreachDesk desk;

    @Autowired
    private ReportDesk reports;

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
        notices.importCustomers(reference, list.getBytes(StandardCharsets.UTF_8), false, version(reference), BRUNO);
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
    void runsTheClockOfAReportByMailProvisionallyUntilAPersonSaysSinceWhenWeAreAware() {
        mail.deliver("security@subprocessor.example", SampleMails.SECURITY_MAILBOX, """
                        From: Security <security@subprocessor.example>
                        To: security@larkfield.example
                        Subject: Incident at our side
                        Message-ID: <incident-1@subprocessor.example>
                        Date: Sun, 22 Nov 2026 04:00:00 +0000

                        Data you keep with us were read by somebody else.
                        """.replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8));

        waitFor(() -> incidentFromMail().isPresent());

        BreachFile file = incidentFromMail().orElseThrow();
        assertThat(file.awarenessProvisional()).isTrue();
        Instant reported = file.instant(InstantKind.AWARE).orElseThrow().at();
        assertThat(file.instants()).hasSize(1);
        assertThat(clockOf(file).dueAt()).isEqualTo(reported.plus(Duration.ofDays(3)));
        assertThat(file.duties())
                .extracting(one -> one.obligation().rule())
                .contains("gdpr-33-authority", "gdpr-33-2-customers");
        assertThatThrownBy(() -> desk.conclude(
                        file.reference(), new Concluding(true, "", Map.of()), version(file.reference()), BRUNO))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("provisionally");

        Instant aware = reported.minus(Duration.ofMinutes(90));
        reports.settle(
                file.reference(),
                new OpeningIncident(
                        "Read at a sub-processor",
                        EnumSet.of(ActsAs.CONTROLLER),
                        EnumSet.of(Regime.GDPR, Regime.NIS2),
                        List.of(new StatedInstant(
                                InstantKind.AWARE, aware, ZoneId.of("Europe/Berlin"), "call", "They called before")),
                        ""),
                version(file.reference()),
                BRUNO);

        BreachFile settled = files.open(file.reference(), BRUNO);
        assertThat(settled.awarenessProvisional()).isFalse();
        assertThat(clockOf(settled).dueAt()).isEqualTo(aware.plus(Duration.ofDays(3)));
        assertThat(settled.instants()).as("the report stays on record").hasSize(2);
        assertThat(settled.duties())
                .filteredOn(one -> !one.ruledOut())
                .extracting(one -> one.obligation().rule())
                .contains("gdpr-33-authority", "nis2-early")
                .doesNotContain("gdpr-33-2-customers");
        assertThat(settled.duties())
                .filteredOn(BreachFile.Owed::ruledOut)
                .singleElement()
                .satisfies(one -> assertThat(
                                java.util.Objects.requireNonNull(one.clock()).owed())
                        .isFalse());
    }

    private static CaseClock clockOf(BreachFile file) {
        return file.duties().stream()
                .filter(one -> one.obligation().rule().equals("gdpr-33-authority"))
                .map(BreachFile.Owed::clock)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
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
