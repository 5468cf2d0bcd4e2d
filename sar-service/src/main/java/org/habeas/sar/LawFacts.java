package org.habeas.sar;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/** What people said that decides which law applies to a request, and what they decided against the rules. */
@Embeddable
class LawFacts {

    private @Nullable String residence;

    @Column(name = "account_country")
    private @Nullable String account;

    @Enumerated(EnumType.STRING)
    @Column(name = "held_as")
    private HeldAs heldAs = HeldAs.CONTROLLER;

    private String objections = "";

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    private List<LawOverride> overrides = new ArrayList<>();

    StatedFacts stated() {
        Set<Objection> said = Stream.of(objections.split(","))
                .filter(word -> !word.isEmpty())
                .map(Objection::valueOf)
                .collect(Collectors.toSet());
        return new StatedFacts(residence, account, heldAs, said);
    }

    void state(StatedFacts facts) {
        if (facts.equals(stated())) {
            throw new ActRefused("nothing-corrected", "This is what the case says already.");
        }
        residence = facts.residence();
        account = facts.account();
        heldAs = facts.heldAs();
        objections = facts.objections().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    void override(String rule, boolean applies, byte[] sealedReason, String by, Instant at) {
        Optional<LawOverride> before = overrideOf(rule);
        if (before.filter(one -> one.applies() == applies).isPresent()) {
            throw new ActRefused("nothing-corrected", "This is what was decided by hand already.");
        }
        before.ifPresentOrElse(
                one -> one.decide(applies, sealedReason, by, at),
                () -> overrides.add(new LawOverride(rule, applies, sealedReason, by, at)));
    }

    void takeBack(String rule) {
        if (!overrides.removeIf(one -> one.rule().equals(rule))) {
            throw new ActRefused("nothing-to-take-back", "Nobody decided by hand about this rule.");
        }
    }

    Optional<LawOverride> overrideOf(String rule) {
        return overrides.stream().filter(one -> one.rule().equals(rule)).findFirst();
    }
}
