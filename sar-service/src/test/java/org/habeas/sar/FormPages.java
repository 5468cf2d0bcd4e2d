package org.habeas.sar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.TaskForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Draws forms and panels alone, as the page of the inbox would around them. */
@Controller
class FormPages {

    private final CaseFace face;
    private final FakeOutbox outbox;
    private final Journey journey;

    FormPages(CaseFace face, FakeOutbox outbox, Journey journey) {
        this.face = face;
        this.outbox = outbox;
        this.journey = journey;
    }

    @GetMapping("/test/{reference}/forms/{task}")
    ModelAndView form(@PathVariable("reference") String reference, @PathVariable("task") String task, Acting acting) {
        CaseReference named = new CaseReference(reference);
        return page(named, face.form(named, task, acting).orElseThrow(), Map.of());
    }

    @GetMapping("/test/{reference}/approval")
    ModelAndView approval(@PathVariable("reference") String reference, Acting acting) {
        CaseReference named = new CaseReference(reference);
        String hash = journey.sha256(named);
        return page(
                named,
                face.approval(named, journey.letter(named), hash, acting).orElseThrow(),
                Map.of(
                        "letter", outbox.find(journey.letter(named)).orElseThrow(),
                        "sha256", hash,
                        "shortHash", hash.substring(0, 12)));
    }

    @GetMapping("/test/{reference}/panels/{id}")
    ModelAndView panel(@PathVariable("reference") String reference, @PathVariable("id") String id, Acting acting) {
        CaseReference named = new CaseReference(reference);
        List<CasePanel> panels = face.panels(named, acting);
        CasePanel panel =
                panels.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return page(named, new TaskForm(panel.fragment(), panel.model()), Map.of("standing", panel));
    }

    private static ModelAndView page(CaseReference reference, TaskForm form, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(form.model());
        model.put("reference", reference);
        model.put("faults", Map.of());
        model.putAll(more);
        return new ModelAndView(form.fragment(), model);
    }
}
