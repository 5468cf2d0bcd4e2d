package org.habeas.sar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Tells the requester that the request was closed because they took it back, so that a misunderstanding comes to light. */
@Component
class WithdrawalConfirmation {

    private static final String KIND = "sar/withdrawal-confirmed";

    private final Letters letters;
    private final RequestLetters requestLetters;
    private final RequestClocks clocks;
    private final Requesters requesters;
    private final Outbox outbox;
    private final Ledger ledger;

    WithdrawalConfirmation(
            Letters letters,
            RequestLetters requestLetters,
            RequestClocks clocks,
            Requesters requesters,
            Outbox outbox,
            Ledger ledger) {
        this.letters = letters;
        this.requestLetters = requestLetters;
        this.clocks = clocks;
        this.requesters = requesters;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /**
     * Sends it to the bare address, once for each withdrawal; nothing is sent to a machine (RFC 3834) or where no address
     * is usable. It repeats no word of the requester.
     */
    void send(SubjectRequest request, Acting acting) {
        Optional<PostAddress> to = requesters.addressOf(request.reference());
        if (request.receipt().isAutomatic() || to.isEmpty()) {
            return;
        }
        RenderedLetter letter = rendered(request);
        PreparedLetter posted = outbox.post(
                new Letter(
                        request.reference(),
                        KIND,
                        "withdrawal-" + withdrawals(request),
                        PostAddress.of(to.get().address()),
                        letter.language(),
                        letter.subject(),
                        letter.text(),
                        letter.html(),
                        List.of(),
                        request.receipt().mail().orElse(null),
                        true,
                        letter.template()),
                acting);
        ledger.record(
                Act.on(request.reference(), "sar.withdrawalConfirmed")
                        .with("letter", posted.id())
                        .with("sha256", posted.sha256()),
                acting);
    }

    private RenderedLetter rendered(SubjectRequest request) {
        String language = requestLetters.language(KIND, request);
        Map<String, Object> fields = requestLetters.frame(request, language);
        fields.put(
                "request",
                request.rights().isEmpty()
                        ? letters.phrase("sar", language, "rights.withdrawn")
                        : requestLetters.asked(request, language));
        fields.put("withdrawnOn", Letters.day(clocks.today(request), language));
        return letters.render(KIND, request.language(), fields);
    }

    /** A request that was opened again and taken back once more is confirmed once more. */
    private long withdrawals(SubjectRequest request) {
        return ledger.of(request.reference()).stream()
                .filter(act -> act.what().equals("sar.withdrawn"))
                .count();
    }
}
