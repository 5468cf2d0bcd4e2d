package org.habeas.transparency.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.transparency.TransparencyFiles;
import org.habeas.transparency.document.ReportFiles;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Orders reports, takes the forms of their tasks and shows the files as they would be published. */
@Controller
class ReportController {

    private final TransparencyFiles reports;
    private final ReportTasks tasks;
    private final ReportFace face;
    private final CasePage page;
    private final AfterTask afterTask;

    ReportController(
            TransparencyFiles reports, ReportTasks tasks, ReportFace face, CasePage page, AfterTask afterTask) {
        this.reports = reports;
        this.tasks = tasks;
        this.face = face;
        this.page = page;
        this.afterTask = afterTask;
    }

    @GetMapping("/reports")
    ModelAndView reports(Acting acting) {
        return list(new TypedFields(Map.of()), List.of(), "", HttpStatus.OK, acting);
    }

    @PostMapping("/reports")
    ModelAndView order(@RequestParam MultiValueMap<String, String> posted, Acting acting) {
        TypedFields fields = TypedFields.posted(posted);
        try {
            return new ModelAndView("redirect:/cases/" + tasks.order(fields, acting));
        } catch (FieldProblems problems) {
            return list(fields, problems.messages(), "", HttpStatus.UNPROCESSABLE_ENTITY, acting);
        } catch (ActRefused refused) {
            String refusal = String.valueOf(refused.getMessage());
            return list(fields, List.of(), refusal, HttpStatus.CONFLICT, acting);
        }
    }

    @PostMapping("/cases/{reference:(?i)tr-.+}/tasks/{task}")
    ModelAndView send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestParam MultiValueMap<String, String> posted,
            Acting acting) {
        CaseReference named = named(reference);
        TypedFields fields = TypedFields.posted(posted);
        try {
            tasks.perform(named, task, fields, acting);
            return new ModelAndView(
                    ReportTasks.FREEZE.equals(fields.text("decision"))
                            ? "redirect:/cases/" + named
                            : afterTask.redirect(named, acting));
        } catch (FieldProblems problems) {
            Map<String, Object> why = Map.of("errors", problems.messages());
            return again(named, task, fields, why, HttpStatus.UNPROCESSABLE_ENTITY, acting);
        } catch (ActRefused refused) {
            return again(
                    named, task, fields, refusal(String.valueOf(refused.getMessage())), HttpStatus.CONFLICT, acting);
        } catch (SomeoneWasFaster | OptimisticLockingFailureException faster) {
            Map<String, Object> why = refusal("Somebody changed this report meanwhile. Look at it again and go on.");
            return again(named, task, fields, why, HttpStatus.CONFLICT, acting);
        }
    }

    @GetMapping("/reports/{reference:(?i)tr-[^.]+}.{kind:pdf|csv|json}")
    ResponseEntity<byte[]> preview(
            @PathVariable("reference") String reference, @PathVariable("kind") String kind, Acting acting) {
        ReportFiles files = reports.preview(named(reference), acting);
        return Downloads.inline(Downloads.of(files, kind), kind);
    }

    private static Map<String, Object> refusal(String sentence) {
        return Map.of("errors", List.of(), "refusal", sentence);
    }

    private ModelAndView again(
            CaseReference reference,
            String task,
            TypedFields fields,
            Map<String, Object> why,
            HttpStatus status,
            Acting acting) {
        TaskForm form = face.form(reference, task, fields.values(), acting);
        Map<String, Object> model = new HashMap<>(form.model());
        model.putAll(why);
        return page.show(reference, task, new TaskForm(form.fragment(), model), acting, status);
    }

    private ModelAndView list(
            TypedFields fields, List<FieldMessage> errors, String refusal, HttpStatus status, Acting acting) {
        ModelAndView list = new ModelAndView("transparency/reports", status);
        list.addObject("reports", reports.all(acting));
        list.addObject("form", fields);
        list.addObject("errors", errors);
        list.addObject("faults", errors.stream().collect(Collectors.toMap(FieldMessage::field, FieldMessage::message)));
        list.addObject("refusal", refusal);
        return list;
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }
}
