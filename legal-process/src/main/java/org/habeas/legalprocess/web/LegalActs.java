package org.habeas.legalprocess.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.inbox.TaskForm;
import org.habeas.legalprocess.Authenticity;
import org.habeas.legalprocess.CounselState;
import org.habeas.legalprocess.Instruments;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.NoticeRoute;
import org.habeas.legalprocess.Outcome;
import org.habeas.legalprocess.ReviewDecision;
import org.habeas.legalprocess.Ruling;
import org.habeas.legalprocess.Rung;
import org.habeas.legalprocess.SecrecyKind;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.springframework.stereotype.Component;

/** The tasks of a legal process by their id in the models, and their forms. */
@Component
class LegalActs {

    private static final List<Option> INSTRUMENTS = Arrays.stream(InstrumentType.values())
            .map(one -> new Option(one.name(), Instruments.shipped().of(one).words()))
            .toList();

    private static final List<Option> EXTRAORDINARY = Arrays.stream(ExtraordinaryDemand.values())
            .map(one -> new Option(one.name(), words(one)))
            .toList();

    private final List<LegalAct> acts;

    LegalActs(List<LegalAct.Source> sources) {
        this.acts = sources.stream().flatMap(source -> source.acts().stream()).toList();
    }

    Optional<LegalAct> of(String task) {
        return acts.stream().filter(act -> act.task().equals(task)).findFirst();
    }

    /** The form of a task with these fields in it. */
    TaskForm form(LegalAct act, LegalFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", fields);
        model.put("legal", file);
        model.put("aims", file.open());
        model.put("instruments", INSTRUMENTS);
        model.put("categories", DataCategory.values());
        model.put("extraordinaries", EXTRAORDINARY);
        model.put("decisions", ReviewDecision.values());
        model.put("found", Arrays.copyOfRange(Authenticity.values(), 1, Authenticity.values().length));
        model.put(
                "outcomes",
                Arrays.stream(Outcome.values()).filter(one -> !one.isProduced()).toList());
        model.put("states", Arrays.copyOfRange(CounselState.values(), 1, CounselState.values().length));
        model.put("rulings", Ruling.values());
        model.put("rungs", Rung.values());
        model.put("routes", NoticeRoute.values());
        model.put("secrecyKinds", SecrecyKind.values());
        file.prepared().ifPresent(aim -> model.put("prepared", aim));
        return new TaskForm("legal/tasks :: " + act.fragment(), model);
    }

    private static String words(ExtraordinaryDemand demand) {
        return switch (demand) {
            case KEYS -> "Encryption or authentication keys";
            case EQUIPMENT -> "Software or equipment of an authority on our network";
            case FEED -> "A feed of customers’ content";
            case MODIFY_CONTENT -> "Changing customers’ content";
            case MODIFY_DNS -> "Changing where DNS answers lead";
            case WEAKEN_ENCRYPTION -> "Weakening encryption";
        };
    }

    /** One choice of a list. */
    record Option(String name, String words) {}
}
