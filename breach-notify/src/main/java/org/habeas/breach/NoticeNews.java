package org.habeas.breach;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of each letter of a notice; where it stands is read off the letter itself. */
@Component
class NoticeNews implements LetterOutcomes {

    private final Ledger ledger;

    NoticeNews(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    @Transactional
    @Permits(Role.SYSTEM)
    public void letterEnded(
            CaseReference reference, java.util.UUID letter, String kind, LetterState state, Acting acting) {
        if (reference.kind() == CaseKind.BREACH) {
            ledger.record(Act.on(reference, what(state)).with("letter", letter), acting);
        }
    }

    private static String what(LetterState state) {
        return switch (state) {
            case ACCEPTED -> "breach.letterDelivered";
            case RETURNED -> "breach.letterReturned";
            default -> "breach.letterRefused";
        };
    }
}
