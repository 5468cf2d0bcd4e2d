package org.habeas.mailroom.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.casework.CaseKind;
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

    /** "Did you get it?": who sends the same words again so soon does not ask for two things. */
    private static final Duration SENT_AGAIN_WITHIN = Duration.ofHours(1);

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

    /**
     * Where a mail belongs.
     *
     * @param receivedAt when it came; what was sent long before is not sent again by it
     * @param desk whose mailbox it came to; what another desk was told is not told again by it
     */
    Placement place(ReadMail mail, UUID id, Instant receivedAt, String desk) {
        CaseReference own = ownLetter(mail);
        if (own != null) {
            return new Recorded(own, Ground.OWN_LETTER);
        }
        Map<CaseReference, Ground> signed = signed(mail);
        if (signed.size() == 1) {
            Map.Entry<CaseReference, Ground> only = signed.entrySet().iterator().next();
            return toCase(
                    only.getKey(), mail, only.getValue(), reports.letterOf(mail).isPresent());
        }
        if (signed.size() > 1) {
            return new Held(HoldingReason.SEVERAL_CASES, List.copyOf(signed.keySet()), Ground.SEVERAL_SIGNS);
        }
        Set<CaseReference> threaded = threaded(mail);
        if (threaded.size() > 1) {
            return new Held(HoldingReason.SEVERAL_CASES, List.copyOf(threaded), Ground.SAME_THREAD);
        }
        if (threaded.size() == 1) {
            return toCase(threaded.iterator().next(), mail, Ground.SAME_THREAD, false);
        }
        List<CaseReference> named = namedInSubject(mail.subject());
        if (named.isEmpty()) {
            return sentAgain(mail, id, receivedAt, desk)
                    .map(reference -> toCase(reference, mail, Ground.SAME_TEXT, false))
                    .orElseGet(NewCase::new);
        }
        boolean automaticAnswer = named.size() == 1 && mail.automatic() != null && isPartOf(named.get(0), mail);
        return automaticAnswer
                ? toCase(named.get(0), mail, Ground.NAMED_IN_SUBJECT, true)
                : new Held(HoldingReason.SUBJECT_NAMES_CASE, named, Ground.NAMED_IN_SUBJECT);
    }

    /** Whether a recipient or a Message-ID has the form of our sign, and we did not sign it. */
    boolean carriesForgedSign(ReadMail mail) {
        return Stream.concat(mail.recipients().stream(), mail.references().stream())
                .filter(value -> CaseTokens.claimed(value).isPresent())
                .anyMatch(value -> tokens.caseOfAddress(value).isEmpty()
                        && tokens.caseOfMessageId(value).isEmpty());
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

    private Placement toCase(CaseReference reference, ReadMail mail, Ground ground, boolean reportOnOurLetter) {
        MailIntake intake = desks.of(reference.kind()).orElse(null);
        if (intake == null) {
            return new Held(HoldingReason.NO_DESK, List.of(reference), ground);
        }
        boolean automaticAnswer = mail.automatic() != null && reportOnOurLetter;
        if (!automaticAnswer && !isPartOf(reference, mail)) {
            return new Held(HoldingReason.OTHER_SENDER, List.of(reference), ground);
        }
        if (!intake.takesMail(reference)) {
            return !automaticAnswer
                    ? new Held(HoldingReason.CLOSED_CASE, List.of(reference), ground)
                    : mail.isFailure()
                            ? new Held(HoldingReason.NOT_REACHED, List.of(reference), ground)
                            : new Recorded(reference, ground);
        }
        return new Joins(reference, ground);
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

    private Map<CaseReference, Ground> signed(ReadMail mail) {
        Map<CaseReference, Ground> found = new LinkedHashMap<>();
        mail.recipients()
                .forEach(recipient -> add(found, tokens.caseOfAddress(recipient).orElse(null), Ground.SIGNED_ADDRESS));
        mail.references().forEach(id -> add(found, tokens.caseOfMessageId(id).orElse(null), Ground.OUR_MESSAGE_ID));
        add(found, reports.letterOf(mail).map(LetterReports.Letter::reference).orElse(null), Ground.REPORT_ON_LETTER);
        return found;
    }

    private void add(Map<CaseReference, Ground> found, @Nullable CaseReference reference, Ground ground) {
        CaseReference real = existing(reference);
        if (real != null) {
            found.putIfAbsent(real, ground);
        }
    }

    private Set<CaseReference> threaded(ReadMail mail) {
        if (mail.sender() == null) {
            return Set.of();
        }
        List<String> macs = mail.references().stream().map(index::ofMessageId).toList();
        return new LinkedHashSet<>(mails.casesOf(macs, index.ofAddress(mail.sender())));
    }

    /** The case of the same words of the same sender to this desk a short while before; two are as good as none. */
    private Optional<CaseReference> sentAgain(ReadMail mail, UUID id, Instant receivedAt, String desk) {
        CaseKind kind = desks.named(desk).map(MailIntake::kind).orElse(null);
        return index.ofText(mail)
                .map(text -> mails.casesOfText(text, id, receivedAt.minus(SENT_AGAIN_WITHIN), receivedAt))
                .map(cases -> cases.stream()
                        .filter(reference -> reference.kind() == kind)
                        .toList())
                .filter(cases -> cases.size() == 1)
                .map(cases -> cases.get(0));
    }

    private List<CaseReference> namedInSubject(String subject) {
        Set<CaseReference> named = new LinkedHashSet<>();
        Matcher reference = IN_SUBJECT.matcher(subject);
        while (reference.find()) {
            CaseReference real = existing(CaseReference.parse(reference.group()).orElse(null));
            if (real != null) {
                named.add(real);
            }
        }
        return List.copyOf(named);
    }

    private @Nullable CaseReference existing(@Nullable CaseReference reference) {
        return reference != null && cases.legalEntityOf(reference).isPresent() ? reference : null;
    }
}
