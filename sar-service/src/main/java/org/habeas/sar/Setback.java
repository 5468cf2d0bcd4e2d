package org.habeas.sar;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an answer that was prepared is a draft again. */
enum Setback {
    RETURNED("The second person returned it", "sar.answerReturned"),
    SENDING_CANCELLED("Sending was cancelled", null),
    POSTING_CANCELLED("Posting was cancelled", "sar.postingCancelled"),
    REQUESTER_WROTE("The requester wrote again before the answer left", null),
    REFUSED("The answer was refused on its way to the requester", null),
    WITHDRAWN("The requester withdrew the request", null),
    SORTING_CORRECTED("The sorting was corrected after the answer was prepared", null),
    RECEIPT_CORRECTED("The date of receipt was corrected after the answer was prepared", null),
    CONTACT_CORRECTED("Name or address of the requester was corrected after the answer was prepared", null),
    DATA_ADDED("Data was added after the answer was prepared", null),
    DATA_REMOVED("Data was removed after the answer was prepared", null),
    CONTEST_UPHELD("A complaint or an appeal against the answer was upheld", null);

    private final String words;
    private final @Nullable String reasonedAct;

    Setback(String words, @Nullable String reasonedAct) {
        this.words = words;
        this.reasonedAct = reasonedAct;
    }

    /** As the house says it, without a full stop. */
    String words() {
        return words;
    }

    /** The act of the ledger that keeps the reason a person gave, where the answer came back for one. */
    Optional<String> reasonedAct() {
        return Optional.ofNullable(reasonedAct);
    }
}
