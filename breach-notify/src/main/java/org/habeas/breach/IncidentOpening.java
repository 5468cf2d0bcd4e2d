package org.habeas.breach;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
import org.habeas.breach.RecordedInstant.State;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.clock.Countries;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.inbox.SearchText;
import org.springframework.stereotype.Component;

/** Makes the case of an incident: reference, instants, first version of the facts, duties and their clocks. */
@Component
class IncidentOpening {

    private static final int LONGEST_TITLE = 200;

    private static final String NOT_BY_ROLE_AND_LAW = "Whose data and which law were settled; this does not follow.";

    private final Cases cases;
    private final Breaches breaches;
    private final LegalEntities entities;
    private final Obligations obligations;
    private final BreachClocks clocks;
    private final InstantLog instants;
    private final FactsLog facts;
    private final SealedRecord sealed;
    private final SearchText search;
    private final Clock clock;

    IncidentOpening(
            Cases cases,
            Breaches breaches,
            LegalEntities entities,
            Obligations obligations,
            BreachClocks clocks,
            InstantLog instants,
            FactsLog facts,
            SealedRecord sealed,
            SearchText search,
            Clock clock) {
        this.cases = cases;
        this.breaches = breaches;
        this.entities = entities;
        this.obligations = obligations;
        this.clocks = clocks;
        this.instants = instants;
        this.facts = facts;
        this.sealed = sealed;
        this.search = search;
        this.clock = clock;
    }

    Breach byHand(OpeningIncident opening, Acting acting) {
        requireWhole(opening);
        InstantOrder.require(List.of(), opening.instants(), clock.instant());
        return open(entities.first(), opening, State.IN_FORCE, acting);
    }

    /**
     * A mail reports an incident. Whether it makes the company aware is for a person to say (EDPB Guidelines 9/2022,
     * II.A.2); until then clocks run provisionally from the report.
     */
    Breach fromMail(ReceivedMail mail, Acting acting) {
        LegalEntity entity = entities.byId(mail.legalEntity());
        Instant now = clock.instant();
        // the clock of the mail server may be ahead of ours
        Instant reported = mail.receivedAt().isAfter(now) ? now : mail.receivedAt();
        StatedInstant provisional = new StatedInstant(
                InstantKind.AWARE,
                reported,
                entity.zone(),
                "Receipt of the report by mail",
                "Nobody has said yet since when we are aware");
        String title = mail.subject().isBlank() ? "Mail without a subject" : mail.subject();
        return open(
                entity,
                new OpeningIncident(title, EnumSet.allOf(ActsAs.class), usual(entity), List.of(provisional), ""),
                State.PROVISIONAL,
                acting);
    }

    /** A person says what the report was about: what it is called, whose data, which law, and the instants. */
    void settle(Breach breach, OpeningIncident settled, Acting acting) {
        requireWhole(settled);
        Instant now = clock.instant();
        InstantOrder.require(List.of(), settled.instants(), now);
        CaseReference reference = breach.reference();
        Instant aware = awareness(settled).at();
        String title = oneLine(settled.title());
        breach.settle(sealed.seal(reference, "title", title), settled.roles(), now);
        search.put(reference, List.of(title));
        settled.instants().forEach(one -> instants.add(reference, one, State.IN_FORCE, acting));
        clocks.awarenessMoved(breach, aware, acting);
        List<Obligation> applying = obligations.applying(settled.roles(), settled.regimes());
        byte[] because = sealed.seal(reference, "ruled-out", NOT_BY_ROLE_AND_LAW);
        breach.duties().stream()
                .filter(Duty::isOpen)
                .filter(duty -> applying.stream().noneMatch(one -> one.rule().equals(duty.ruleId())))
                .forEach(duty -> clocks.ruleOut(breach, duty, because, acting));
        applying.stream()
                .filter(one -> breach.duty(one.rule()).isEmpty())
                .forEach(one -> owe(breach, one, aware, acting));
    }

    /** The regimes that apply by establishment alone. */
    static Set<Regime> usual(LegalEntity entity) {
        Set<Regime> usual = EnumSet.noneOf(Regime.class);
        if (Countries.shipped().isIn(entity.country(), "EEA").orElse(false)) {
            usual.add(Regime.GDPR);
        }
        if (entity.country().equals("GB")) {
            usual.add(Regime.UK_GDPR);
        }
        return usual;
    }

    private Breach open(LegalEntity entity, OpeningIncident opening, State state, Acting acting) {
        Instant now = clock.instant();
        Instant aware = awareness(opening).at();
        CaseReference reference = cases.open(
                CaseKind.BREACH, entity.id(), now.atZone(entity.zone()).getYear());
        String title = oneLine(opening.title());
        Breach breach = breaches.saveAndFlush(new Breach(
                reference, entity.id(), sealed.seal(reference, "title", title), opening.roles(), acting.who(), now));
        opening.instants().forEach(one -> instants.add(reference, one, state, acting));
        facts.add(reference, breach.nextFacts(now), first(opening.description().strip()), acting);
        for (Obligation obligation : obligations.applying(opening.roles(), opening.regimes())) {
            owe(breach, obligation, aware, acting);
        }
        search.put(reference, List.of(title));
        return breaches.saveAndFlush(breach);
    }

    private void owe(Breach breach, Obligation obligation, Instant aware, Acting acting) {
        Duty duty = breach.owe(obligation);
        if (obligation.countsFromAwareness()) {
            clocks.start(breach, duty, aware, acting);
        }
    }

    private static void requireWhole(OpeningIncident opening) {
        if (opening.title().isBlank()) {
            throw new ActRefused("title-missing", "Say in one line what happened.");
        }
        if (opening.roles().isEmpty()) {
            throw new ActRefused("role-missing", "Say whether it concerns our own data, data of customers, or both.");
        }
    }

    static StatedInstant awareness(OpeningIncident opening) {
        return opening.instants().stream()
                .filter(one -> one.kind() == InstantKind.AWARE)
                .findFirst()
                .orElseThrow(() -> new ActRefused(
                        "awareness-missing", "Say since when you are aware of it; every clock counts from there."));
    }

    private static BreachFacts first(String description) {
        BreachFacts unknown = BreachFacts.UNKNOWN;
        return new BreachFacts(
                unknown.nature(),
                description,
                unknown.categories(),
                unknown.affected(),
                unknown.vulnerable(),
                unknown.cause(),
                unknown.protection(),
                unknown.consequences(),
                unknown.measures(),
                unknown.why());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
