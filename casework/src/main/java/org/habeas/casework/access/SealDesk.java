package org.habeas.casework.access;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Reason;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sealing of cases: a sealed case exists only for the people on its roster and for Habeas itself.
 *
 * <p>Only somebody on the roster gets as far as these verbs; to everybody else the case does not exist. Each takes a
 * reason and goes to the ledger of the case, which the roster alone can read.
 */
@Service
public class SealDesk {

    private static final int LONGEST_REASON = 500;

    private final Rosters rosters;
    private final Ledger ledger;

    SealDesk(Rosters rosters, Ledger ledger) {
        this.rosters = rosters;
        this.ledger = ledger;
    }

    /** The seal of a case with its roster; empty when it is not sealed. */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER, Role.AUDITOR})
    public Optional<Seal> of(CaseReference reference, Acting acting) {
        return rosters.of(reference);
    }

    /**
     * Seals a case.
     *
     * @param roster accounts of those for whom it exists from now on; whoever seals is among them
     * @throws ActRefused {@code reason-missing}, {@code already-sealed}, {@code not-on-roster} when who seals would be shut
     *     out, {@code no-such-member}, {@code not-a-reader}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void seal(CaseReference reference, Set<String> roster, Acting acting) {
        requireReason(acting);
        if (!roster.contains(acting.who())) {
            throw new ActRefused("not-on-roster", "Whoever seals a case is on its roster. Add yourself.");
        }
        Set<String> accounts = new TreeSet<>(roster);
        accounts.forEach(account -> rosters.reader(reference, account));
        if (!rosters.seal(reference, acting.who())) {
            throw new ActRefused("already-sealed", "This case is sealed already. Admit people to its roster instead.");
        }
        accounts.forEach(account -> rosters.admit(reference, account, acting.who()));
        ledger.record(Act.on(reference, "access.sealed").with("roster", String.join(", ", accounts)), acting);
    }

    /**
     * Lets somebody know of a sealed case; admitting whoever is on the roster changes nothing.
     *
     * @throws ActRefused {@code reason-missing}, {@code not-sealed}, {@code no-such-member}, {@code not-a-reader}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void admit(CaseReference reference, String account, Acting acting) {
        requireReason(acting);
        Seal seal = held(reference);
        rosters.reader(reference, account);
        if (seal.admits(account)) {
            return;
        }
        rosters.admit(reference, account, acting.who());
        ledger.record(Act.on(reference, "access.admitted").with("account", account), acting);
    }

    /**
     * Takes somebody off the roster; for them the case ceases to exist. Removing whoever is not on it changes nothing.
     *
     * @throws ActRefused {@code reason-missing}, {@code not-sealed}, {@code last-on-roster} when nobody would be left who
     *     can admit others
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void remove(CaseReference reference, String account, Acting acting) {
        requireReason(acting);
        Seal seal = held(reference);
        if (!seal.admits(account)) {
            return;
        }
        if (seal.roster().size() == 1) {
            throw new ActRefused(
                    "last-on-roster", "Nobody else is on the roster; the case would be lost. Admit somebody first.");
        }
        rosters.remove(reference, account);
        ledger.record(Act.on(reference, "access.removed").with("account", account), acting);
    }

    /**
     * Opens a sealed case to everybody whose roles read its kind.
     *
     * @throws ActRefused {@code reason-missing}, {@code not-sealed}
     */
    @Transactional
    @Permits(Role.LEGAL)
    public void unseal(CaseReference reference, Acting acting) {
        requireReason(acting);
        held(reference);
        rosters.unseal(reference);
        ledger.record(Act.on(reference, "access.unsealed"), acting);
    }

    /** The words that were typed. */
    static String requireReason(Acting acting) {
        if (!(acting.why() instanceof Reason.Typed typed) || typed.words().length() > LONGEST_REASON) {
            throw new ActRefused("reason-missing", "Say in one sentence why; it goes to the ledger.");
        }
        return typed.words();
    }

    private Seal held(CaseReference reference) {
        return rosters.held(reference)
                .orElseThrow(() -> new ActRefused("not-sealed", "This case is not sealed; nothing was done."));
    }
}
