package org.habeas.sar;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.sar.rule.SortingWords;
import org.springframework.stereotype.Component;

/** Finds in a later mail the rights that the request is not sorted for; a person decides what follows from it. */
@Component
class NewRights {

    private final SortingWords words;

    NewRights(SortingWords words) {
        this.words = words;
    }

    /** Keys of such rights in the order of the law; what the mail quotes, and its subject, name old ones. */
    List<String> namedIn(ReceivedMail mail, SubjectRequest request) {
        Set<String> known = request.rights().isEmpty()
                ? request.receipt()
                        .suggestion()
                        .lines()
                        .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
                        .collect(Collectors.toSet())
                : request.rights().stream().map(Right::key).collect(Collectors.toSet());
        return words.suggest(mail.written().own(), mail.language()).rights().keySet().stream()
                .filter(right -> !known.contains(right))
                .sorted()
                .toList();
    }
}
