package org.habeas.casework.clock;

import java.util.ArrayList;
import java.util.List;

/** The steps of one computation while it runs, and the citations of the common rules of counting. */
final class Derivation {
    private final ClockRule rule;
    private final List<DerivationStep> steps = new ArrayList<>();

    Derivation(ClockRule rule) {
        this.rule = rule;
        add("rule", rule.id() + ", version " + rule.version(), rule.citation() + ": " + rule.summary());
        if (!rule.verification().done()) {
            add("mark", rule.verification().text(), "nobody has compared this rule with the text of the law");
        }
    }

    void add(String step, Object value, String because) {
        steps.add(new DerivationStep(step, value.toString(), because));
    }

    List<DerivationStep> steps() {
        return steps;
    }

    /** The provision on counting that holds for the rule's law, or its own citation where no common act does. */
    String counting(String article) {
        return switch (rule.law()) {
            case EU -> "Reg. (EEC, Euratom) 1182/71 " + article;
            case UK -> "Reg. (EEC, Euratom) 1182/71 " + article + ", applied by DPA 2018 s. 205(2)";
            case OTHER -> rule.citation();
        };
    }
}
