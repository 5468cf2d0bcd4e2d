package org.habeas.sar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.ApplicableLaw.Verdict;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.Deadline;
import org.habeas.casework.clock.LawBook;
import org.habeas.casework.clock.Obligation;
import org.habeas.casework.party.Parties;
import org.habeas.casework.party.Party;
import org.habeas.sar.LawFile.ByHand;
import org.habeas.sar.LawFile.Changed;
import org.habeas.sar.LawFile.Judged;
import org.habeas.sar.LawFile.Rule;
import org.habeas.sar.RequestLaw.Ruling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers which law applies to a request, for reading. */
@Component
class LawFiles {

    private final RequestLaw law;
    private final ContestLaw contestLaw;
    private final RequestClocks requestClocks;
    private final CaseClocks clocks;
    private final ClockChanges changes;
    private final LawBook book;
    private final Parties parties;
    private final SealedWords sealed;

    LawFiles(
            RequestLaw law,
            ContestLaw contestLaw,
            RequestClocks requestClocks,
            CaseClocks clocks,
            ClockChanges changes,
            LawBook book,
            Parties parties,
            SealedWords sealed) {
        this.law = law;
        this.contestLaw = contestLaw;
        this.requestClocks = requestClocks;
        this.clocks = clocks;
        this.changes = changes;
        this.book = book;
        this.parties = parties;
        this.sealed = sealed;
    }

    LawFile of(SubjectRequest request) {
        CaseReference reference = request.reference();
        StatedFacts stated = request.law().stated();
        return new LawFile(
                stated,
                stated.residence() != null
                        ? Optional.empty()
                        : parties.requesterOf(reference)
                                .map(Party::postalAddress)
                                .flatMap(ResidenceHint::of),
                requestClocks.hasStopOwed(reference),
                Stream.concat(law.upon(request).stream(), contestLaw.uponWhatIsOpen(request).stream())
                        .map(ruling -> rule(reference, ruling))
                        .sorted(Comparator.comparing(Rule::outcome))
                        .toList(),
                changed(reference));
    }

    private Rule rule(CaseReference reference, Ruling ruling) {
        ClockRule rule = ruling.said().rule();
        Obligation obligation = rule.obligation();
        return new Rule(
                rule.id(),
                rule.version(),
                book.regimeName(rule.regime()),
                rule.citation(),
                rule.summary(),
                !rule.verification().done(),
                obligation == null ? "" : obligation.words(),
                judged(ruling.measured()),
                judged(ruling.said()),
                byHand(reference, ruling.byHand()),
                ruling.packsToday() == null ? null : judged(ruling.packsToday()),
                ruling.outcome());
    }

    private static Judged judged(Verdict verdict) {
        return new Judged(verdict.outcome(), verdict.findings());
    }

    private @Nullable ByHand byHand(CaseReference reference, @Nullable LawOverride decided) {
        return decided == null
                ? null
                : new ByHand(
                        decided.applies(),
                        sealed.open(reference, "law-" + decided.rule(), decided.reason(), String.class),
                        decided.by(),
                        decided.at());
    }

    private List<Changed> changed(CaseReference reference) {
        return clocks.of(reference).stream()
                .flatMap(one -> changes.today(one).map(now -> changed(one, now)).stream())
                .toList();
    }

    private static Changed changed(CaseClock one, ClockResult now) {
        Deadline due = now.due();
        return new Changed(
                one.id(),
                one.ruleId(),
                one.citation(),
                one.ruleVersion(),
                one.calendarEdition(),
                one.due(),
                one.isUnverified(),
                now.rule().version(),
                now.edition(),
                due == null ? null : due.date(),
                now.isUnverified());
    }
}
