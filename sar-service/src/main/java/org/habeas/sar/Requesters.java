package org.habeas.sar;

import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.Party;
import org.springframework.stereotype.Component;

/** Where the requester of a case is reached; nothing of a case leaves to anybody else. */
@Component
class Requesters {

    private final Parties parties;

    Requesters(Parties parties) {
        this.parties = parties;
    }

    /** The e-mail address, empty when there is none that can be used. */
    Optional<PostAddress> addressOf(CaseReference reference) {
        return parties.requesterOf(reference).flatMap(Requesters::address);
    }

    /** Name and postal address as an envelope bears them, one line below the other; empty when none is known. */
    Optional<String> addresseeOf(CaseReference reference) {
        return parties.requesterOf(reference)
                .filter(party -> !party.postalAddress().isBlank())
                .map(party -> (party.name() + "\n" + party.postalAddress()).strip());
    }

    /** Whether a letter is addressed to the requester as the case knows them. */
    boolean isRequester(CaseReference reference, PostAddress to) {
        return addressOf(reference)
                .filter(own -> own.normalised().equals(to.normalised()))
                .isPresent();
    }

    private static Optional<PostAddress> address(Party party) {
        String email = party.email();
        return email == null ? Optional.empty() : Optional.of(new PostAddress(party.name(), email));
    }
}
