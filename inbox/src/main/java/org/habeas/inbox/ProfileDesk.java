package org.habeas.inbox;

import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes how a person sees the pages; everybody who signs in may. */
@Service
class ProfileDesk {

    private final Profiles profiles;
    private final Ledger ledger;

    ProfileDesk(Profiles profiles, Ledger ledger) {
        this.profiles = profiles;
        this.ledger = ledger;
    }

    @Transactional
    @Permits({
        Role.INTAKE,
        Role.CASEWORKER,
        Role.APPROVER,
        Role.LEGAL,
        Role.BREACH_LEAD,
        Role.SYSTEM_OWNER,
        Role.REPORTER,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    public void change(Profile profile, Acting acting) {
        profiles.save(acting.who(), profile);
        ledger.record(
                Act.outsideCases("profile.changed")
                        .with("theme", profile.theme().word())
                        .with("keys", profile.keys()),
                acting);
    }
}
