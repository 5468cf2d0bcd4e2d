package org.habeas.legalprocess.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.legalprocess.HandEntry.Upload;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalFiles;
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
class LegalTaskController {

    private final LegalActs acts;
    private final LegalFiles files;
    private final CasePage page;
    private final AfterTask afterTask;
    private final FormDrafts drafts;

    LegalTaskController(LegalActs acts, LegalFiles files, CasePage page, AfterTask afterTask, FormDrafts drafts) {
        this.acts = acts;
        this.files = files;
        this.page = page;
        this.afterTask = afterTask;
        this.drafts = drafts;
    }

    @PostMapping("/cases/{reference:(?i)lp-.+}/tasks/{task}")
    ModelAndView send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        LegalAct act =
                acts.of(task).orElseThrow(() -> new ActRefused("no-such-task", "This case has no task of that name."));
        TypedFields fields = TypedFields.posted(posted);
        try {
            boolean goesOn = act.performer().perform(named, fields, upload(file), acting);
            drafts.discard(named, task, acting);
            return new ModelAndView(goesOn ? "redirect:/cases/" + named : afterTask.redirect(named, acting));
        } catch (FieldProblems problems) {
            return again(named, act, fields, Map.of("errors", problems.messages()), 422, acting);
        } catch (ActRefused refused) {
            return again(named, act, fields, Map.of("refusal", String.valueOf(refused.getMessage())), 409, acting);
        } catch (SomeoneWasFaster | OptimisticLockingFailureException faster) {
            LegalFile now = files.open(named, acting);
            return again(
                    named,
                    act,
                    fields.with(Map.of("version", String.valueOf(now.version()))),
                    Map.of("refusal", "This case was changed after you opened it. Look at it and send the form again."),
                    409,
                    acting);
        }
    }

    private ModelAndView again(
            CaseReference reference,
            LegalAct act,
            TypedFields fields,
            Map<String, Object> why,
            int status,
            Acting acting) {
        TaskForm form = acts.form(act, files.open(reference, acting), fields);
        Map<String, Object> model = new HashMap<>(form.model());
        model.putIfAbsent("errors", List.of());
        model.putAll(why);
        return page.show(
                reference, act.task(), new TaskForm(form.fragment(), model), acting, HttpStatus.valueOf(status));
    }

    static @Nullable Upload upload(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return null;
        }
        try {
            String name = file.getOriginalFilename() == null ? "document.pdf" : file.getOriginalFilename();
            return new Upload(name.replaceAll(".*[/\\\\]|\\p{Cntrl}", ""), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
