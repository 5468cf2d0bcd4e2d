package org.habeas.mailroom.outbound;

import java.util.List;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.mailroom.DoubtDesk;
import org.habeas.mailroom.LetterInDoubt;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs on letters in doubt. */
@Service
class StoredDoubtDesk implements DoubtDesk {

    private final OutboundMails letters;
    private final LetterQueue queue;
    private final CaseAccess access;

    StoredDoubtDesk(OutboundMails letters, LetterQueue queue, CaseAccess access) {
        this.letters = letters;
        this.queue = queue;
        this.access = access;
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.ADMINISTRATOR})
    public List<LetterInDoubt> waiting(Acting acting) {
        return letters.inDoubt(access.unsealedFor(acting));
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL})
    public void sendAgain(UUID letter, Acting acting) {
        queue.sendAgain(inDoubt(letter, acting), acting);
    }

    @Override
    @Transactional
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL})
    public void confirmSent(UUID letter, Acting acting) {
        queue.confirmSent(inDoubt(letter, acting), acting);
    }

    /** A letter of a sealed case is not there for somebody off its roster. */
    private OutboundMail inDoubt(UUID letter, Acting acting) {
        return letters.lock(letter)
                .filter(stored -> access.knows(stored.reference(), acting))
                .filter(stored -> stored.state() == LetterState.IN_DOUBT)
                .orElseThrow(() -> new ActRefused("not-in-doubt", "This letter is not in doubt."));
    }
}
