package org.habeas.sar.web;

import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.LawDesk;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/** Taking for a running clock the date that the law packs and calendars give today. */
@Component
class TakeNewLawAct extends ReasonedAct {

    static final String NAME = "take-new-law";

    private final LawDesk desk;

    TakeNewLawAct(LawDesk desk) {
        super(
                NAME,
                "Take the new version of a rule",
                "takeNewLaw",
                "Say why the new version is taken",
                Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return !file.law().changed().isEmpty();
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        return DecideRuleAct.shown(file);
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        return new FieldProblems.Check()
                .that(fields.ids("clock").size() == 1, "clock", "Choose the clock that takes its new version");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        desk.takeToday(reference, fields.ids("clock").get(0), fields.text("reason"), fields.version(), acting);
    }
}
