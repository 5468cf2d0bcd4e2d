package org.habeas.sar;

import java.util.List;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the sender that the request has arrived, once. */
@Service
public class AcknowledgementDesk {

    private final SubjectRequests requests;
    private final RequestLetters letters;
    private final Requesters requesters;
    private final Outbox outbox;
    private final Ledger ledger;

    AcknowledgementDesk(
            SubjectRequests requests, RequestLetters letters, Requesters requesters, Outbox outbox, Ledger ledger) {
        this.requests = requests;
        this.letters = letters;
        this.requesters = requesters;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /**
     * Sends the acknowledgement, to the bare address: a name beside it is what the sender wrote; nothing is sent to a machine (RFC 3834) or where no address is usable. Called again,
     * it sends and records nothing new, because a case has one letter of this kind and key.
     */
    @Transactional
    @Permits(Role.SYSTEM)
    public void acknowledge(CaseReference reference, Acting acting) {
        SubjectRequest request = requests.of(reference);
        Optional<PostAddress> to = requesters.addressOf(reference);
        if (request.receipt().isAutomatic() || to.isEmpty()) {
            ledger.record(
                    Act.on(reference, "sar.leftUnacknowledged")
                            .with("because", to.isEmpty() ? "no-address" : "automatic-mail"),
                    acting);
            return;
        }
        RenderedLetter letter = letters.acknowledgement(request);
        PreparedLetter posted = outbox.post(
                new Letter(
                        reference,
                        RequestLetters.ACKNOWLEDGEMENT,
                        "acknowledgement",
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
        if (!isRecorded(reference, posted)) {
            ledger.record(
                    Act.on(reference, "sar.acknowledged")
                            .with("letter", posted.id())
                            .with("sha256", posted.sha256()),
                    acting);
        }
    }

    /** The outbox gives the old letter back when the case is worked again; that is nothing new to tell. */
    private boolean isRecorded(CaseReference reference, PreparedLetter letter) {
        return ledger.of(reference).stream()
                .anyMatch(act -> act.what().equals("sar.acknowledged")
                        && letter.id().toString().equals(act.facts().get("letter")));
    }
}
