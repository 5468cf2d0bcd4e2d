package org.habeas.legalprocess;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.SearchText;
import org.habeas.inbox.TaskForm;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The inbox's parts in memory; the page of a case is the form alone. */
public class FakeInbox {

    private final Map<CaseReference, List<String>> words = new HashMap<>();

    /** The words under which a case is found. */
    public List<String> words(CaseReference reference) {
        return words.getOrDefault(reference, List.of());
    }

    SearchText search() {
        return new SearchText() {
            @Override
            public void put(CaseReference reference, List<String> plainWords) {
                words.put(reference, plainWords);
            }

            @Override
            public void remove(CaseReference reference) {
                words.remove(reference);
            }
        };
    }

    CasePage page() {
        return new CasePage() {
            @Override
            public ModelAndView show(CaseReference reference, Acting acting) {
                return new ModelAndView("test-case");
            }

            @Override
            public ModelAndView show(
                    CaseReference reference, String task, TaskForm typed, Acting acting, HttpStatus status) {
                ModelAndView page = new ModelAndView(typed.fragment(), new HashMap<>(typed.model()), status);
                page.addObject("reference", reference);
                Map<String, String> faults = new HashMap<>();
                if (typed.model().get("errors") instanceof List<?> errors) {
                    errors.forEach(error -> {
                        FieldMessage message = (FieldMessage) error;
                        faults.put(message.field(), message.message());
                    });
                }
                page.addObject("faults", faults);
                return page;
            }
        };
    }

    FormDrafts drafts() {
        return new FormDrafts() {
            @Override
            public Map<String, String> load(CaseReference reference, String form, Acting acting) {
                return Map.of();
            }

            @Override
            public void save(CaseReference reference, String form, Map<String, String> fields, Acting acting) {}

            @Override
            public void discard(CaseReference reference, String form, Acting acting) {}
        };
    }
}
