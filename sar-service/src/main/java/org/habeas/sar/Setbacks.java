package org.habeas.sar;

import java.util.Optional;
import org.habeas.casework.Staff;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why an answer is a draft again, with the reason that a person gave; its words are sealed in the ledger alone. */
@Component
class Setbacks {

    static final String RETURNED = "The second person returned it";
    static final String SENDING_CANCELLED = "Sending was cancelled by ";
    static final String POSTING_CANCELLED = "Posting was cancelled by ";

    private final Ledger ledger;
    private final Staff staff;

    Setbacks(Ledger ledger, Staff staff) {
        this.ledger = ledger;
        this.staff = staff;
    }

    /** One or more sentences, null where nothing came back. */
    @Nullable
    String of(SubjectRequest request) {
        String setback = request.answer().setback();
        if (setback == null) {
            return null;
        }
        if (setback.startsWith(RETURNED)) {
            return reason(request, "sar.answerReturned")
                    .map(words -> RETURNED + ": " + words)
                    .orElse(RETURNED + ".");
        }
        if (setback.startsWith(POSTING_CANCELLED)) {
            String told = named(POSTING_CANCELLED, setback);
            return reason(request, "sar.postingCancelled")
                    .map(words -> told + ": " + words)
                    .orElse(told + ".");
        }
        return setback.startsWith(SENDING_CANCELLED) ? named(SENDING_CANCELLED, setback) + "." : setback;
    }

    /** Stored is the account, which stays; shown is the name that colleagues know, without the full stop. */
    private String named(String beginning, String setback) {
        String account = setback.substring(beginning.length()).replaceFirst("\\.$", "");
        return beginning + staff.named(account).map(Staff.Member::name).orElse(account);
    }

    private Optional<String> reason(SubjectRequest request, String act) {
        return ledger.of(request.reference()).stream()
                .filter(recorded -> recorded.what().equals(act))
                .reduce((first, second) -> second)
                .map(RecordedAct::why)
                .filter(words -> !words.isBlank());
    }
}
