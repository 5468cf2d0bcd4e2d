package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.PartyRole;
import org.habeas.inbox.SearchText;
import org.habeas.sar.rule.SortingWords;
import org.habeas.sar.rule.Suggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what came in into a case with its party, its clocks and a suggestion how to sort it. */
@Component
class Opening {

    private static final int LONGEST_TITLE = 200;

    private final Cases cases;
    private final SubjectRequests requests;
    private final LegalEntities entities;
    private final Parties parties;
    private final Requesters requesters;
    private final SealedWords sealed;
    private final RequestClocks clocks;
    private final SortingWords words;
    private final SearchText search;
    private final Clock clock;

    Opening(
            Cases cases,
            SubjectRequests requests,
            LegalEntities entities,
            Parties parties,
            Requesters requesters,
            SealedWords sealed,
            RequestClocks clocks,
            SortingWords words,
            SearchText search,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.entities = entities;
        this.parties = parties;
        this.requesters = requesters;
        this.sealed = sealed;
        this.clocks = clocks;
        this.words = words;
        this.search = search;
        this.clock = clock;
    }

    SubjectRequest fromMail(ReceivedMail mail, Acting acting) {
        Optional<PostAddress> from = mail.from();
        Requester requester = new Requester(
                from.map(PostAddress::name).orElse(""),
                from.map(PostAddress::address).orElse(null),
                "");
        Suggestion suggestion =
                words.suggest(mail.subject() + "\n" + mail.written().own(), mail.language());
        Came came = new Came(
                entities.byId(mail.legalEntity()),
                Channel.MAIL,
                mail.receivedAt(),
                mail.subject(),
                "",
                suggestion.language());
        return open(
                came,
                requester,
                suggestion,
                quoted(mail, suggestion),
                acting,
                receipt -> receipt.byMail(mail.id(), !mail.isFromAPerson(), mail.origin()));
    }

    SubjectRequest byHand(HandEntry entry, Acting acting) {
        LegalEntity entity = owner(entry);
        Instant receivedAt = entry.received().in(entity.zone(), clock.instant());
        if (entry.asked().isBlank()) {
            throw new ActRefused("nothing-asked", "Write down what is asked.");
        }
        Requester requester = requester(entry);
        Suggestion suggestion = words.suggest(entry.asked(), entry.language());
        String title = entry.asked().lines().findFirst().orElse("");
        Came came = new Came(
                entity, entry.channel(), receivedAt, title, entry.asked().strip(), entry.language());
        return open(
                came, requester, suggestion, "", acting, receipt -> receipt.enteredBy(acting.who(), clock.instant()));
    }

    private SubjectRequest open(
            Came came,
            Requester requester,
            Suggestion suggestion,
            String quoted,
            Acting acting,
            Supplement supplement) {
        LegalEntity entity = came.entity();
        CaseReference reference = cases.open(
                CaseKind.SUBJECT_REQUEST,
                entity.id(),
                came.at().atZone(entity.zone()).getYear());
        String title = oneLine(came.title());
        String email = requester.email();
        Receipt receipt = new Receipt(
                entity.id(),
                came.channel(),
                came.at(),
                email == null ? null : sealed.requesterKey(email),
                sealed.seal(reference, "title", title),
                sealed.seal(reference, "asked", came.asked()),
                text(suggestion, quoted));
        supplement.to(receipt);
        parties.add(reference, PartyRole.REQUESTER, requester.name(), email, requester.postalAddress(), acting);
        SubjectRequest request =
                requests.saveAndFlush(new SubjectRequest(reference, receipt, came.language(), clock.instant()));
        clocks.start(request, acting);
        search.put(
                reference,
                Stream.of(requester.name(), email == null ? "" : email, title)
                        .filter(word -> !word.isBlank())
                        .toList());
        return request;
    }

    /** Shown in lists and letters' heads, so without control characters and not longer than a line. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .codePoints()
                .limit(LONGEST_TITLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private LegalEntity owner(HandEntry entry) {
        String chosen = entry.legalEntity();
        return chosen == null
                ? entities.first()
                : entities.entities().stream()
                        .filter(entity -> entity.id().equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> new ActRefused(
                                "no-such-legal-entity",
                                "Choose one of our legal entities, or none for the usual one."));
    }

    private Requester requester(HandEntry entry) {
        String email = entry.email().strip();
        if (email.isEmpty() && entry.postalAddress().isBlank()) {
            throw new ActRefused(
                    "requester-unreachable",
                    "Enter an e-mail or a postal address, so that the requester can be answered.");
        }
        return new Requester(
                oneLine(entry.name()),
                email.isEmpty() ? null : requesters.typed(email),
                entry.postalAddress().strip());
    }

    /** The rights that only a letter below or between the sender's words seems to ask for, which decide nothing. */
    private String quoted(ReceivedMail mail, Suggestion own) {
        return words.suggest(mail.written().quoted(), mail.language()).rights().keySet().stream()
                .filter(right -> !own.rights().containsKey(right))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** One line a right: {@code access: was wissen sie über mich}; words of the rules only, none of the requester. */
    private static String text(Suggestion suggestion, String quoted) {
        List<String> lines = suggestion.rights().entrySet().stream()
                .map(right -> right.getKey() + ": "
                        + right.getValue().stream().distinct().collect(Collectors.joining(", ")))
                .sorted()
                .collect(Collectors.toList());
        if (!suggestion.agent().isEmpty()) {
            lines.add("agent: " + String.join(", ", suggestion.agent()));
        }
        if (!quoted.isEmpty()) {
            lines.add("only in what is quoted: " + quoted);
        }
        return String.join("\n", lines).toLowerCase(Locale.ROOT);
    }

    private record Requester(String name, @Nullable String email, String postalAddress) {}

    private record Came(LegalEntity entity, Channel channel, Instant at, String title, String asked, String language) {}

    /** What else is known of the receipt, by the way it came. */
    private interface Supplement {
        void to(Receipt receipt);
    }
}
