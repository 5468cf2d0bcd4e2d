package org.habeas.sar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.casework.clock.ApplicableLaw;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.ApplicableLaw.Verdict;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.AskedRight;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.RequestFacts;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which rules apply to a request: by what was measured, by what people said, and by what they decided against both. */
@Component
class RequestLaw {

    private static final Set<AskedRight> POSSIBLE = Set.of(AskedRight.MARKETING_OBJECTION, AskedRight.OPT_OUT);

    private final ApplicableLaw law;
    private final CaseClocks clocks;
    private final LegalEntities entities;

    RequestLaw(ApplicableLaw law, CaseClocks clocks, LegalEntities entities) {
        this.law = law;
        this.clocks = clocks;
        this.entities = entities;
    }

    /**
     * What applies upon the request itself, in the order of the law packs. A rule that has a clock is judged by the
     * clock's own copy: a pack that is edited later starts and ends nothing.
     */
    List<Ruling> upon(SubjectRequest request) {
        return upon(Occasion.REQUEST, request, request.receipt().receivedAt(), clocks.ofTheCase(request.reference()));
    }

    private LegalEntity owner(SubjectRequest request) {
        return entities.byId(request.receipt().legalEntity());
    }

    /**
     * What applies upon a complaint or an appeal about the request.
     *
     * @param received when that was received
     * @param started its clocks, each with its copy of its rule
     */
    List<Ruling> upon(Occasion occasion, SubjectRequest request, Instant received, List<CaseClock> started) {
        LegalEntity owner = owner(request);
        LocalDate day = received.atZone(owner.zone()).toLocalDate();
        Map<String, ClockRule> copies = new LinkedHashMap<>();
        started.stream()
                .filter(one -> one.isUpon(occasion) && one.rule().inForceOn(day))
                .forEach(one -> copies.put(one.ruleId(), one.rule()));
        RequestFacts measured = measured(owner);
        RequestFacts said = said(request, owner);
        List<Ruling> rulings = new ArrayList<>();
        Map<String, ClockRule> gone = new LinkedHashMap<>(copies);
        for (Verdict today : law.upon(occasion, said, day)) {
            String id = today.rule().id();
            gone.remove(id);
            rulings.add(ruling(request, copies.getOrDefault(id, today.rule()), measured, said, day, today));
        }
        gone.values().forEach(copy -> rulings.add(ruling(request, copy, measured, said, day, null)));
        return rulings;
    }

    private Ruling ruling(
            SubjectRequest request,
            ClockRule rule,
            RequestFacts measured,
            RequestFacts said,
            LocalDate day,
            @Nullable Verdict today) {
        Verdict holds = law.by(rule, said, day);
        boolean same = today == null || today.outcome() == holds.outcome();
        return new Ruling(
                law.by(rule, measured, day),
                holds,
                request.law().overrideOf(rule.id()).orElse(null),
                same ? null : today);
    }

    /** What is known without anybody having said anything. */
    private static RequestFacts measured(LegalEntity owner) {
        return new RequestFacts(null, POSSIBLE, owner.country(), null, null, HeldAs.CONTROLLER.roles());
    }

    private static RequestFacts said(SubjectRequest request, LegalEntity owner) {
        StatedFacts stated = request.law().stated();
        boolean sorted = request.stage() != Stage.RECEIVED && !request.rights().isEmpty();
        return new RequestFacts(
                sorted ? rights(request, stated) : null,
                stated.objections().isEmpty() ? POSSIBLE : Set.of(),
                owner.country(),
                stated.residence(),
                stated.account(),
                stated.heldAs().roles());
    }

    private static Set<AskedRight> rights(SubjectRequest request, StatedFacts stated) {
        Set<AskedRight> rights = EnumSet.noneOf(AskedRight.class);
        for (Right right : request.rights()) {
            rights.add(AskedRight.valueOf(right.name()));
            if (right == Right.OBJECTION) {
                stated.objections().forEach(objection -> rights.addAll(objection.means()));
            }
        }
        return rights;
    }

    /**
     * What is held of one rule.
     *
     * @param measured by the rules, from what is known without anybody
     * @param said by the rules, with what people said; equal to the former while nobody said anything
     * @param byHand what a person decided against both; null when nobody did
     * @param packsToday what the packs say since they were edited, of which no clock takes account; null when it is the
     *     same
     */
    record Ruling(
            Verdict measured,
            Verdict said,
            @Nullable LawOverride byHand,
            @Nullable Verdict packsToday) {

        String rule() {
            return said.rule().id();
        }

        /** What holds in the end. */
        Outcome outcome() {
            if (byHand != null) {
                return byHand.applies() ? Outcome.APPLIES : Outcome.DOES_NOT_APPLY;
            }
            return said.outcome();
        }
    }
}
