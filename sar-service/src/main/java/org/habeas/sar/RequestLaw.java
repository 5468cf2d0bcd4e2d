package org.habeas.sar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.habeas.casework.clock.ApplicableLaw;
import org.habeas.casework.clock.ApplicableLaw.Outcome;
import org.habeas.casework.clock.ApplicableLaw.Verdict;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.habeas.casework.clock.AskedRight;
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
    private final LegalEntities entities;

    RequestLaw(ApplicableLaw law, LegalEntities entities) {
        this.law = law;
        this.entities = entities;
    }

    /** What applies upon the request itself, in the order of the law packs. */
    List<Ruling> upon(SubjectRequest request) {
        return upon(Occasion.REQUEST, request, request.receipt().receivedAt());
    }

    /**
     * What applies upon a complaint or an appeal about the request.
     *
     * @param received when that was received
     */
    List<Ruling> upon(Occasion occasion, SubjectRequest request, Instant received) {
        LegalEntity owner = entities.byId(request.receipt().legalEntity());
        LocalDate day = received.atZone(owner.zone()).toLocalDate();
        List<Ruling> rulings = new ArrayList<>();
        Iterator<Verdict> measured = law.upon(occasion, measured(owner), day).iterator();
        for (Verdict said : law.upon(occasion, said(request, owner), day)) {
            rulings.add(new Ruling(
                    measured.next(),
                    said,
                    request.law().overrideOf(said.rule().id()).orElse(null)));
        }
        return rulings;
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
     */
    record Ruling(Verdict measured, Verdict said, @Nullable LawOverride byHand) {

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
