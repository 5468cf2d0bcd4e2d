package org.habeas.sar;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.Origin;
import org.habeas.casework.correspondence.OwnAddresses;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.directory.Directory;
import org.habeas.casework.directory.DirectoryAnswer;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the requester of a case is reached; nothing of a case leaves to anybody else. */
@Component
class Requesters {

    private static final int LONGEST_ADDRESS = 320;

    /** One at sign and a domain of at least two labels whose last one is a word: no host of the own network, no number. */
    private static final Pattern REACHABLE = Pattern.compile(
            "[^\\s@<>,;:\"()\\[\\]]+@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+"
                    + "(?!localhost$|local$|internal$)\\p{L}[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]",
            Pattern.CASE_INSENSITIVE);

    private final Parties parties;
    private final OwnAddresses own;
    private final Directory directory;

    Requesters(Parties parties, OwnAddresses own, Directory directory) {
        this.parties = parties;
        this.own = own;
        this.directory = directory;
    }

    /** Who the requester's address is to the company. */
    DirectoryAnswer standingOf(CaseReference reference) {
        return addressOf(reference)
                .map(address -> directory.whoIs(address.address()))
                .orElse(DirectoryAnswer.UNKNOWN);
    }

    /**
     * What bears out the mail that the requester wrote to us from an address that the directory knows: the request
     * itself, or an answer to our question; empty when there is none. It says nothing of who really wrote that mail.
     *
     * @param key pseudonym of the address the case knows now, or null
     */
    static Optional<Origin> originOnFile(SubjectRequest request, @Nullable String key, DirectoryAnswer standing) {
        if (standing.standing() == DirectoryAnswer.Standing.UNKNOWN) {
            return Optional.empty();
        }
        Receipt receipt = request.receipt();
        boolean asked = receipt.channel() == Channel.MAIL && key != null && key.equals(receipt.requesterKey());
        return Stream.concat(
                        asked ? Stream.of(receipt.origin()) : Stream.empty(),
                        request.identity().answerFromTheAddress().stream())
                .reduce(Origin::or);
    }

    /**
     * An address of the requester as a person typed it, fit to be written to.
     *
     * @throws ActRefused {@code email-unusable}, {@code own-mailbox}
     */
    String typed(String email) {
        String address = email.strip();
        if (address.length() > LONGEST_ADDRESS
                || !REACHABLE.matcher(address).matches()
                || !PostAddress.of(address).hasKnowableDomain()) {
            throw new ActRefused(
                    "email-unusable", "The e-mail address cannot be used. Write it like name@example.org.");
        }
        if (own.isOwn(PostAddress.of(address))) {
            throw new ActRefused("own-mailbox", "That is our own mailbox; the answer would come back to us.");
        }
        return address;
    }

    /** The e-mail address, empty when there is none that can be used. */
    Optional<PostAddress> addressOf(CaseReference reference) {
        return parties.requesterOf(reference).flatMap(Requesters::address);
    }

    /** Name and postal address as an envelope bears them, one line below the other; empty when none is known. */
    Optional<String> addresseeOf(CaseReference reference) {
        return parties.requesterOf(reference)
                .filter(party -> !party.postalAddress().isBlank())
                .map(party -> String.join("\n", party.envelope()));
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
