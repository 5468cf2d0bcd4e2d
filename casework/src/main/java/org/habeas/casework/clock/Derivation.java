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

    /** Whose working days count and why, also where no day moves: a reader has to be able to check just that. */
    void calendar(WorkingCalendar calendar) {
        add("calendar", calendar.code(), whose(calendar.code()) + " (" + calendar.edition() + ")" + outside(calendar));
    }

    private String whose(String code) {
        if (code.equals(WorkingCalendars.EU_WEEKENDS)) {
            return "only holidays of a Member State move a last day (" + counting("Art. 2(1)")
                    + "), and those of the legal entity are of none: weekends alone do";
        }
        String own = rule.calendar();
        if (own == null) {
            return "the rule names no calendar, so the working days of the legal entity count";
        }
        return code.equals(own) ? "the rule's own calendar" : "counted in place of the rule's own calendar, " + own;
    }

    /** A day off in a third country moves the date, although the regulation speaks of Member States. */
    private String outside(WorkingCalendar calendar) {
        boolean outside = rule.law() == ClockRule.Law.EU
                && !calendar.code().equals(WorkingCalendars.EU_WEEKENDS)
                && !Countries.shipped().isIn(calendar.code(), "EEA").orElse(false);
        return outside
                ? "; no calendar of the EEA, while " + counting("Art. 2(1)")
                        + " speaks of the public holidays of the Member State in which action is to be taken: "
                        + ClockRule.Verification.UNVERIFIED
                : "";
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
