package org.habeas.sar;

import java.util.Optional;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why an answer is a draft again, with the reason that a person gave; its words are sealed in the ledger alone. */
@Component
class Setbacks {

    static final String RETURNED = "The second person returned it";
    static final String POSTING_CANCELLED = "Posting was cancelled by ";

    private final Ledger ledger;

    Setbacks(Ledger ledger) {
        this.ledger = ledger;
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
            return reason(request, "sar.postingCancelled")
                    .map(words -> setback.replaceFirst("\\.$", "") + ": " + words)
                    .orElse(setback);
        }
        return setback;
    }

    private Optional<String> reason(SubjectRequest request, String act) {
        return ledger.of(request.reference()).stream()
                .filter(recorded -> recorded.what().equals(act))
                .reduce((first, second) -> second)
                .map(RecordedAct::why)
                .filter(words -> !words.isBlank());
    }
}
