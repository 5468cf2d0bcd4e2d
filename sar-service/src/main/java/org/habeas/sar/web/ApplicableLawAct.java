package org.habeas.sar.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.clock.Countries;
import org.habeas.casework.clock.RequestFacts;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.HeldAs;
import org.habeas.sar.LawDesk;
import org.habeas.sar.Objection;
import org.habeas.sar.RequestFile;
import org.habeas.sar.StatedFacts;
import org.springframework.stereotype.Component;

/** Which law applies, why, and the facts that people find out which decide it. */
@Component
class ApplicableLawAct extends ReasonedAct {

    static final String NAME = "applicable-law";

    private final LawDesk desk;
    private final Countries countries = Countries.shipped();

    ApplicableLawAct(LawDesk desk) {
        super(NAME, "Which law applies", "applicableLaw", "Say where this is known from", Role.INTAKE, Role.CASEWORKER);
        this.desk = desk;
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return file.isOwed() || file.hasOpenContest();
    }

    @Override
    Map<String, String> stored(RequestFile file) {
        StatedFacts stated = file.law().stated();
        return Map.of(
                "residence", Objects.requireNonNullElse(stated.residence(), ""),
                "account", Objects.requireNonNullElse(stated.account(), ""),
                "heldAs", stated.heldAs().name(),
                "objections", stated.objections().stream().map(Enum::name).collect(Collectors.joining("\n")));
    }

    @Override
    Map<String, Object> choices(RequestFile file) {
        Map<String, Object> choices = new HashMap<>(DecideRuleAct.shown(file));
        choices.put("countries", countries.all());
        choices.put(
                "divided",
                countries.divided().stream()
                        .sorted()
                        .collect(Collectors.toMap(
                                countries::name, countries::subdivisionsOf, (one, other) -> one, LinkedHashMap::new)));
        choices.put("heldAs", List.of(HeldAs.values()));
        choices.put("objections", List.of(Objection.values()));
        return choices;
    }

    @Override
    FieldProblems.Check check(TypedFields fields) {
        String residence = fields.text("residence");
        String account = fields.text("account");
        return new FieldProblems.Check()
                .that(
                        residence.isEmpty() || countries.isExact(residence),
                        "residence",
                        "Choose a country, or a state or province, or leave it unknown")
                .that(
                        account.isEmpty() || account.equals(RequestFacts.NO_ACCOUNT) || countries.isExact(account),
                        "account",
                        "Choose a country, that there is no account, or leave it unknown")
                .that(fields.isOneOf("heldAs", HeldAs.class), "heldAs", "Choose in which role the data are held")
                .that(
                        objections(fields).size() == fields.lines("objections").size(),
                        "objections",
                        "Choose what is objected to, each once");
    }

    @Override
    void decide(CaseReference reference, TypedFields fields, Acting acting) {
        String residence = fields.text("residence");
        String account = fields.text("account");
        desk.state(
                reference,
                new StatedFacts(
                        residence.isEmpty() ? null : residence,
                        account.isEmpty() ? null : account,
                        fields.oneOf("heldAs", HeldAs.class, HeldAs.CONTROLLER),
                        objections(fields)),
                fields.text("reason"),
                fields.version(),
                acting);
    }

    private static Set<Objection> objections(TypedFields fields) {
        return Stream.of(Objection.values())
                .filter(one -> fields.has("objections", one.name()))
                .collect(Collectors.toSet());
    }
}
