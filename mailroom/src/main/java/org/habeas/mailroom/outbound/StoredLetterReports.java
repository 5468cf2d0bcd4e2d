package org.habeas.mailroom.outbound;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.correspondence.CaseTokens;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.LetterReports;
import org.habeas.mailroom.reading.MailReport;
import org.habeas.mailroom.reading.MailReport.Outcome;
import org.habeas.mailroom.reading.MailReport.Recipient;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reports as events on the cases of the letters they are about. */
@Component
class StoredLetterReports implements LetterReports {

    private static final Recipient NOBODY = new Recipient(null, null, Outcome.FAILED, "", "");

    private final JdbcClient jdbc;
    private final OutboundMails letters;
    private final CaseTokens tokens;
    private final ObjectProvider<LetterOutcomes> outcomes;
    private final Ledger ledger;

    StoredLetterReports(
            JdbcClient jdbc,
            OutboundMails letters,
            CaseTokens tokens,
            ObjectProvider<LetterOutcomes> outcomes,
            Ledger ledger) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.tokens = tokens;
        this.outcomes = outcomes;
        this.ledger = ledger;
    }

    @Override
    public Optional<Letter> letterOf(ReadMail mail) {
        Stream<UUID> byAddress =
                mail.recipients().stream().flatMap(address -> tokens.letterOfReturnAddress(address).stream());
        Stream<UUID> byEnvelope = Optional.ofNullable(mail.report()).map(MailReport::envelopeId).stream()
                .flatMap(id -> tokens.letterOfMessageId(id).stream());
        Stream<UUID> byMessageId = mail.references().stream().flatMap(id -> tokens.letterOfMessageId(id).stream());
        return Stream.of(byAddress, byEnvelope, byMessageId)
                .flatMap(ids -> ids)
                .flatMap(id -> letters.find(id).stream())
                .findFirst()
                .map(letter -> new Letter(letter.id(), letter.reference()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Letter reported, UUID mail, MailReport report, Acting acting) {
        OutboundMail letter = letters.lock(reported.id()).orElseThrow();
        Recipient worst = report.recipients().stream()
                .min(Comparator.comparing(Recipient::outcome))
                .orElse(NOBODY);
        Act act = Act.on(letter.reference(), what(report.kind(), worst.outcome()))
                .with("letter", letter.id())
                .with("kind", letter.kind())
                .with("mail", mail)
                .with("status", worst.status());
        ledger.record(worst.diagnostic().isEmpty() ? act : act.personal("said", worst.diagnostic()), acting);
        boolean failed = report.kind() == MailReport.Kind.DELIVERY && worst.outcome() == Outcome.FAILED;
        if (failed && letter.state() == LetterState.ACCEPTED) {
            returned(letter, worst.status(), acting);
        }
    }

    private void returned(OutboundMail letter, String status, Acting acting) {
        jdbc.sql("update mailroom_outbound_mail set state = 'RETURNED', ended_at = ?, return_status = ? where id = ?")
                .params(letters.now(), status, letter.id())
                .update();
        outcomes.orderedStream()
                .forEach(told ->
                        told.letterEnded(letter.reference(), letter.id(), letter.kind(), LetterState.RETURNED, acting));
    }

    private static String what(MailReport.Kind kind, Outcome outcome) {
        return switch (kind) {
            case RECEIPT -> "mail.receiptCame";
            case COMPLAINT -> "mail.complainedOf";
            case DELIVERY ->
                switch (outcome) {
                    case FAILED -> "mail.returned";
                    case DELAYED -> "mail.reportedLate";
                    case ARRIVED -> "mail.reportedArrived";
                };
        };
    }
}
