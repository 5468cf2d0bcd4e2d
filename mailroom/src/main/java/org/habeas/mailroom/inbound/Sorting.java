package org.habeas.mailroom.inbound;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.correspondence.CaseTokens;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.mailroom.Desks;
import org.habeas.mailroom.LetterReports;
import org.habeas.mailroom.MailIndex;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.inbound.Placement.Held;
import org.habeas.mailroom.inbound.Placement.Joins;
import org.habeas.mailroom.inbound.Placement.NewCase;
import org.habeas.mailroom.inbound.Placement.Recorded;
import org.habeas.mailroom.reading.ReadMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the case of a mail: our signed address first, then our signed Message-ID, then the thread of a mail of the same
 * sender. What anybody could have typed, such as a number in the subject, is only a suggestion to a person.
 */
@Component
class Sorting {

    private static final Pattern IN_SUBJECT = Pattern.compile("(?i)(?<![a-z0-9])[a-z]{2,4}-\\d{4}-\\d{6,9}(?!\\d)");

    private final CaseTokens tokens;
    private final InboundMails mails;
    private final MailIndex index;
    private final Desks desks;
    private final Cases cases;
    private final LetterReports reports;
    private final MailroomSettings settings;

    Sorting(
            CaseTokens tokens,
            InboundMails mails,
            MailIndex index,
            Desks desks,
            Cases cases,
            LetterReports reports,
            MailroomSettings settings) {
        this.tokens = tokens;
        this.mails = mails;
        this.index = index;
        this.desks = desks;
        this.cases = cases;
        this.reports = reports;
        this.settings = settings;
    }

    Placement place(ReadMail mail) {
        CaseReference own = ownLetter(mail);
        if (own != null) {
            return new Recorded(own);
        }
        Set<CaseReference> signed = signed(mail);
        if (signed.size() == 1) {
            return toCase(signed.iterator().next(), mail, reports.letterOf(mail).isPresent());
        }
        Set<CaseReference> found = signed.isEmpty() ? threaded(mail) : signed;
        if (found.size() > 1) {
            return new Held(HoldingReason.SEVERAL_CASES, List.copyOf(found));
        }
        if (found.size() == 1) {
            return toCase(found.iterator().next(), mail, false);
        }
        List<CaseReference> named = namedInSubject(mail.subject());
        if (named.isEmpty()) {
            return new NewCase();
        }
        boolean automaticAnswer = named.size() == 1 && mail.automatic() != null && isPartOf(named.get(0), mail);
        return automaticAnswer ? toCase(named.get(0), mail, true) : new Held(HoldingReason.SUBJECT_NAMES_CASE, named);
    }

    /** Why a mail counts as automatic beyond what its headers say: it is our own. */
    @Nullable
    String ourOwn(ReadMail mail) {
        if (ownLetter(mail) != null) {
            return "It is a letter of ours that came back.";
        }
        return mail.sender() != null && settings.isOurs(mail.sender())
                ? "It comes from one of our own addresses."
                : null;
    }

    private Placement toCase(CaseReference reference, ReadMail mail, boolean reportOnOurLetter) {
        MailIntake intake = desks.of(reference.kind()).orElse(null);
        if (intake == null) {
            return new Held(HoldingReason.NO_DESK, List.of(reference));
        }
        boolean automaticAnswer = mail.automatic() != null && reportOnOurLetter;
        if (!automaticAnswer && !isPartOf(reference, mail)) {
            return new Held(HoldingReason.OTHER_SENDER, List.of(reference));
        }
        if (!intake.takesMail(reference)) {
            return !automaticAnswer
                    ? new Held(HoldingReason.CLOSED_CASE, List.of(reference))
                    : mail.isFailure()
                            ? new Held(HoldingReason.NOT_REACHED, List.of(reference))
                            : new Recorded(reference);
        }
        return new Joins(reference);
    }

    private boolean isPartOf(CaseReference reference, ReadMail mail) {
        return mail.sender() != null && mails.corresponds(reference, index.ofAddress(mail.sender()));
    }

    /** Our Message-ID alone proves nothing: whoever has a letter of ours can write it above a letter of theirs. */
    private @Nullable CaseReference ownLetter(ReadMail mail) {
        return mail.messageId() == null || mail.sender() == null || !settings.isOurs(mail.sender())
                ? null
                : existing(tokens.caseOfMessageId(mail.messageId()).orElse(null));
    }

    private Set<CaseReference> signed(ReadMail mail) {
        Set<CaseReference> found = new LinkedHashSet<>();
        mail.recipients()
                .forEach(recipient -> add(found, tokens.caseOfAddress(recipient).orElse(null)));
        mail.references().forEach(id -> add(found, tokens.caseOfMessageId(id).orElse(null)));
        add(found, reports.letterOf(mail).map(LetterReports.Letter::reference).orElse(null));
        return found;
    }

    private Set<CaseReference> threaded(ReadMail mail) {
        if (mail.sender() == null) {
            return Set.of();
        }
        List<String> macs = mail.references().stream().map(index::ofMessageId).toList();
        return new LinkedHashSet<>(mails.casesOf(macs, index.ofAddress(mail.sender())));
    }

    private List<CaseReference> namedInSubject(String subject) {
        Set<CaseReference> named = new LinkedHashSet<>();
        Matcher reference = IN_SUBJECT.matcher(subject);
        while (reference.find()) {
            add(named, CaseReference.parse(reference.group()).orElse(null));
        }
        return List.copyOf(named);
    }

    private void add(Set<CaseReference> found, @Nullable CaseReference reference) {
        CaseReference real = existing(reference);
        if (real != null) {
            found.add(real);
        }
    }

    private @Nullable CaseReference existing(@Nullable CaseReference reference) {
        return reference != null && cases.legalEntityOf(reference).isPresent() ? reference : null;
    }
}
