package org.habeas.casework.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rules of the law packs at hand, each with its versions. */
public final class LawBook {
    private final Map<String, List<ClockRule>> versions = new LinkedHashMap<>();
    private final Map<String, String> regimes = new LinkedHashMap<>();

    /**
     * A book of the rules of these packs.
     *
     * @throws LawPackException when versions of one rule overlap in time, with every overlap named
     */
    public LawBook(List<LawPack> packs) {
        List<LawPack.Problem> overlaps = new ArrayList<>();
        for (LawPack pack : packs) {
            regimes.put(pack.regime(), pack.shortTitle());
            for (LawPack.Entry entry : pack.entries()) {
                ClockRule rule = entry.rule();
                List<ClockRule> others = versions.computeIfAbsent(rule.id(), id -> new ArrayList<>());
                for (ClockRule other : others) {
                    if (overlap(rule, other)) {
                        overlaps.add(new LawPack.Problem(
                                pack.file(),
                                entry.line(),
                                rule.id() + ": version " + rule.version() + " and version " + other.version()
                                        + " are valid at the same time"));
                    }
                }
                others.add(rule);
            }
        }
        if (!overlaps.isEmpty()) {
            throw new LawPackException(overlaps);
        }
        versions.values()
                .forEach(list -> list.sort(
                        Comparator.comparing(ClockRule::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()))));
    }

    /**
     * The packs this product ships.
     *
     * @throws LawPackException when one of them is wrong, with every problem named by file and line
     */
    public static LawBook shipped() {
        return new LawBook(LawPacks.shipped());
    }

    /**
     * The version of a rule that governs a case for good: the one in force on the local date of receipt.
     *
     * @param receipt local date of receipt in the zone of the legal entity
     */
    public Lookup rule(String id, LocalDate receipt) {
        List<ClockRule> known = versions.get(id);
        if (known == null) {
            return new Missing(ClockError.UNKNOWN_RULE, id);
        }
        for (ClockRule version : known) {
            if (version.inForceOn(receipt)) {
                return new Found(version);
            }
        }
        return new Missing(ClockError.NOT_IN_FORCE, id + " on " + receipt);
    }

    /** The versions of a rule, the oldest first; empty for an id that no pack has. */
    public List<ClockRule> versions(String id) {
        return List.copyOf(versions.getOrDefault(id, List.of()));
    }

    /** All versions of all rules, in the order of the packs. */
    public List<ClockRule> rules() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    /** The ids of all rules, in the order of the packs. */
    public List<String> ids() {
        return List.copyOf(versions.keySet());
    }

    /** What people call a regime; the id itself when no pack has it. */
    public String regimeName(String regime) {
        return regimes.getOrDefault(regime, regime);
    }

    private static boolean overlap(ClockRule one, ClockRule other) {
        return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
    }

    private static boolean startsBeforeEnd(ClockRule one, ClockRule other) {
        LocalDate from = one.validFrom();
        LocalDate to = other.validTo();
        return from == null || to == null || !from.isAfter(to);
    }

    /** What looking up a rule gives. */
    public sealed interface Lookup {
        /**
         * The rule that has to exist, for a rule this product itself ships.
         *
         * @throws IllegalStateException when it does not
         */
        ClockRule require();
    }

    /** The version in force. */
    public record Found(ClockRule rule) implements Lookup {
        @Override
        public ClockRule require() {
            return rule;
        }
    }

    /**
     * No version.
     *
     * @param error {@link ClockError#UNKNOWN_RULE} or {@link ClockError#NOT_IN_FORCE}
     * @param text which rule, and when
     */
    public record Missing(ClockError error, String text) implements Lookup {
        @Override
        public ClockRule require() {
            throw new IllegalStateException(error + " " + text);
        }
    }
}
