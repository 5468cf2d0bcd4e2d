package org.habeas.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.RecordedAct;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Stands in for a feature: a form with every kind of field, a panel, an approval bar. */
@Component
class Feature implements CaseFace, ActWords {

    /** What single cases show beside what all do. */
    final Map<CaseReference, List<CasePanel>> more = new ConcurrentHashMap<>();

    /** What single cases say of their steps. */
    final Map<CaseReference, Map<String, String>> steps = new ConcurrentHashMap<>();

    private final ObjectProvider<FormDrafts> drafts;

    Feature(ObjectProvider<FormDrafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.SUBJECT_REQUEST;
    }

    @Override
    public CaseHead head(CaseReference reference, Acting acting) {
        return new CaseHead(
                "A copy of my data, then please delete everything",
                "Joana Teles, account holder, joana.teles@example.org. Whether it is her is to be decided.",
                List.of("Access", "Erasure"),
                "Identity not decided",
                CaseHead.Tone.SOON);
    }

    @Override
    public OptionalLong version(CaseReference reference, Acting acting) {
        return OptionalLong.of(7);
    }

    @Override
    public Optional<TaskForm> form(CaseReference reference, String task, Acting acting) {
        if (!acting.holdsAnyOf(Role.CASEWORKER)) {
            return Optional.empty();
        }
        Map<String, String> typed = new HashMap<>(drafts.getObject().load(reference, task, acting));
        typed.putIfAbsent("reason", "");
        typed.putIfAbsent("outcome", "");
        return Optional.of(new TaskForm("test/tasks :: identity", Map.of("form", typed)));
    }

    @Override
    public List<CasePanel> panels(CaseReference reference, Acting acting) {
        List<CasePanel> panels = new ArrayList<>(more.getOrDefault(reference, List.of()));
        panels.add(new CasePanel(
                "holdings", "Data found", "test/tasks :: holdings", Map.of("sources", List.of("Billing", "Tickets"))));
        return panels;
    }

    @Override
    public Map<String, String> stepWords(CaseReference reference, Acting acting) {
        return steps.getOrDefault(reference, Map.of());
    }

    @Override
    public Optional<TaskForm> approval(CaseReference reference, UUID letter, String sha256, Acting acting) {
        return acting.holdsAnyOf(Role.APPROVER)
                ? Optional.of(new TaskForm("test/tasks :: approve", Map.of("drafter", "Nadia Ferro")))
                : Optional.empty();
    }

    @Override
    public Optional<String> words(RecordedAct act) {
        return act.what().equals("sar.received") ? Optional.of("Mail received, this case opened") : Optional.empty();
    }

    /** Takes no form, so that pages with faults and conflicts can be looked at. */
    @Controller
    static class Tasks {

        private final CasePage page;

        Tasks(CasePage page) {
            this.page = page;
        }

        @PostMapping("/cases/{ref}/tasks/{task}")
        ModelAndView refuse(
                @PathVariable String ref,
                @PathVariable String task,
                @RequestParam Map<String, String> typed,
                Acting acting) {
            CaseReference reference = CaseReference.parse(ref).orElseThrow();
            Map<String, Object> model = new HashMap<>();
            model.put("form", new HashMap<>(typed));
            if ("refused".equals(typed.get("version"))) {
                model.put("refusal", "There is no address.");
                model.put("remedy", new Remedy("Correct the address", "/cases/" + reference + "/acts/correct-contact"));
                return page.show(
                        reference, task, new TaskForm("test/tasks :: identity", model), acting, HttpStatus.CONFLICT);
            }
            if ("stale".equals(typed.get("version"))) {
                model.put("typed", Map.of("Reason", typed.get("reason"), "Decision", "ask"));
                model.put("stored", Map.of("Reason", "Known address", "Decision", "ask"));
                return page.show(
                        reference, task, new TaskForm("test/tasks :: identity", model), acting, HttpStatus.CONFLICT);
            }
            model.put(
                    "errors",
                    List.of(
                            new FieldMessage("outcome", "Choose how the identity stands"),
                            new FieldMessage("reason", "Give the reason")));
            return page.show(
                    reference,
                    task,
                    new TaskForm("test/tasks :: identity", model),
                    acting,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }
}
