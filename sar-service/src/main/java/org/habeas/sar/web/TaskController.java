package org.habeas.sar.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.Remedy;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;
import org.habeas.sar.RequestFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes the forms of tasks; one that is not taken comes back with everything that was typed. */
@Controller
class TaskController {

    private static final Set<String> WITHOUT_ADDRESS = Set.of("no-address", "no-postal-address");

    private final TaskActs acts;
    private final RequestFiles files;
    private final CasePage page;
    private final AfterTask afterTask;
    private final FormDrafts drafts;

    TaskController(TaskActs acts, RequestFiles files, CasePage page, AfterTask afterTask, FormDrafts drafts) {
        this.acts = acts;
        this.files = files;
        this.page = page;
        this.afterTask = afterTask;
        this.drafts = drafts;
    }

    @PostMapping("/cases/{reference:(?i)sar-.+}/tasks/{task}")
    ModelAndView send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Acting acting) {
        CaseReference named = named(reference);
        TaskAct act = acts.named(task);
        TypedFields fields = TypedFields.posted(posted);
        try {
            Optional<String> next = act.perform(named, fields, file, acting);
            drafts.discard(named, task, acting);
            return new ModelAndView(
                    next.map(path -> "redirect:" + path).orElseGet(() -> afterTask.redirect(named, acting)));
        } catch (FieldProblems problems) {
            return again(named, act, fields, Map.of("errors", problems.messages()), 422, acting);
        } catch (ActRefused refused) {
            return again(named, act, fields, told(named, refused), 409, acting);
        } catch (SomeoneWasFaster | OptimisticLockingFailureException faster) {
            return compared(named, act, fields, acting);
        }
    }

    private static Map<String, Object> told(CaseReference reference, ActRefused refused) {
        Map<String, Object> told = new HashMap<>();
        told.put("refusal", String.valueOf(refused.getMessage()));
        if (WITHOUT_ADDRESS.contains(refused.code())) {
            told.put(
                    "remedy",
                    new Remedy("Correct name or address", "/cases/" + reference + "/acts/" + CorrectContactAct.NAME));
        }
        return told;
    }

    private ModelAndView again(
            CaseReference reference,
            TaskAct act,
            TypedFields fields,
            Map<String, Object> why,
            int status,
            Acting acting) {
        TaskForm form = act.form(files.open(reference, acting), fields);
        Map<String, Object> model = new HashMap<>(form.model());
        model.putIfAbsent("errors", List.of());
        model.putAll(why);
        return page.show(
                reference, act.task(), new TaskForm(form.fragment(), model), acting, HttpStatus.valueOf(status));
    }

    /** The form keeps what was typed and carries the new version, so that sending it again overwrites knowingly. */
    private ModelAndView compared(CaseReference reference, TaskAct act, TypedFields fields, Acting acting) {
        RequestFile file = files.open(reference, acting);
        TypedFields stored = act.filled(file);
        Map<String, String> typed = new HashMap<>(act.shown(fields));
        typed.keySet().retainAll(stored.values().keySet());
        typed.remove("version");
        Map<String, String> now = new HashMap<>(act.shown(stored));
        now.keySet().retainAll(typed.keySet());
        return again(
                reference,
                act,
                fields.with(Map.of("version", String.valueOf(file.version()))),
                Map.of("typed", typed, "stored", now),
                409,
                acting);
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }
}
