package org.habeas.sar.web;

import java.util.Map;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.LawDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Deciding by hand that a rule applies or does not, and taking such a decision back. */
@Component
class DecideRuleAct extends ReasonedAct {

    static final String NAME = "decide-rule";

    private static final String APPLIES = "applies";
    private static final String BY_THE_FACTS = "facts";
    private static final Set<String> DECISIONS = Set.of(APPLIES, "not", BY_THE_FACTS);

    private final LawDesk desk;

    DecideRuleAct(LawDesk desk) {
        super(NAME, "Decide by hand whether a rule applies", "decideRule", "Say why", Role.CASEWORKER);
        this.desk = desk;
    }

    /** What the pages on the applicable law show beside their fields. */
    static Map<String, Object> shown(RequestFile file) {
        return Map.of("law", file.law(), "lawNames", Map.of());
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isOwed() || file.hasOpenContest();
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return shown(file);
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(!fields.text("rule").isEmpty(), "rule", "Choose the rule")
                .that(
                        DECISIONS.contains(fields.text("decision")),
                        "decision",
                        "Choose whether it applies, or whether the facts decide");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        String rule = fields.text("rule");
        String reason = fields.text("reason");
        if (fields.text("decision").equals(BY_THE_FACTS)) {
            desk.takeBack(reference, rule, reason, fields.version(), acting);
        } else {
            desk.override(reference, rule, fields.text("decision").equals(APPLIES), reason, fields.version(), acting);
        }
    }
}
