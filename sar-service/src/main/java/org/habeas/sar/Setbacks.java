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

    private final Ledger ledger;
    private final Staff staff;

    Setbacks(Ledger ledger, Staff staff) {
        this.ledger = ledger;
        this.staff = staff;
    }

    /** One or more sentences, null where nothing came back. */
    @Nullable
    String of(SubjectRequest request) {
        Setback setback = request.answer().setback();
        if (setback == null) {
            return null;
        }
        String told = setback.words() + by(request.answer().setbackBy());
        return setback.reasonedAct()
                .flatMap(act -> reason(request, act))
                .map(reason -> told + ": " + reason)
                .orElse(told + ".");
    }

    /** Stored is the account, which stays; shown is the name that colleagues know. */
    private String by(@Nullable String account) {
        return account == null
                ? ""
                : " by " + staff.named(account).map(Staff.Member::name).orElse(account);
    }

    private Optional<String> reason(SubjectRequest request, String act) {
        return ledger.of(request.reference()).stream()
                .filter(recorded -> recorded.what().equals(act))
                .reduce((first, second) -> second)
                .map(RecordedAct::why)
                .filter(words -> !words.isBlank());
    }
}
