package org.habeas.transparency.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.FieldsNotTaken;
import org.habeas.inbox.TaskForm;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.transparency.document.ReportFiles;
import org.habeas.transparency.figures.Period;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Orders reports, takes the forms of their tasks and shows the files as they would be published. */
@Controller
class ReportController {

    private final TransparencyDesk desk;
    private final ReportTasks tasks;
    private final ReportFace face;
    private final CasePage page;
    private final AfterTask afterTask;

    ReportController(TransparencyDesk desk, ReportTasks tasks, ReportFace face, CasePage page, AfterTask afterTask) {
        this.desk = desk;
        this.tasks = tasks;
        this.face = face;
        this.page = page;
        this.afterTask = afterTask;
    }

    @GetMapping("/reports")
    ModelAndView reports(Acting acting) {
        return list("", "", "", HttpStatus.OK, acting);
    }

    @PostMapping("/reports")
    ModelAndView order(
            @RequestParam("period") String period,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Acting acting) {
        Optional<Period> wanted = Period.parse(period);
        if (wanted.isEmpty()) {
            return list(period, reason, ReportTasks.PERIOD + ".", HttpStatus.UNPROCESSABLE_ENTITY, acting);
        }
        try {
            return new ModelAndView("redirect:/cases/" + desk.order(wanted.get(), reason, acting));
        } catch (ActRefused refused) {
            return list(period, reason, String.valueOf(refused.getMessage()), HttpStatus.CONFLICT, acting);
        }
    }

    @PostMapping("/cases/{reference:(?i)tr-.+}/tasks/{task}")
    ModelAndView send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestParam Map<String, String> fields,
            Acting acting) {
        CaseReference named = named(reference);
        try {
            tasks.perform(named, task, fields, acting);
            return new ModelAndView(
                    ReportTasks.FREEZE.equals(fields.get("decision"))
                            ? "redirect:/cases/" + named
                            : afterTask.redirect(named, acting));
        } catch (FieldsNotTaken untaken) {
            return again(named, task, fields, untaken.messages(), acting);
        } catch (ActRefused refused) {
            return again(named, task, fields, String.valueOf(refused.getMessage()), acting);
        } catch (SomeoneWasFaster | OptimisticLockingFailureException faster) {
            return again(
                    named, task, fields, "Somebody changed this report meanwhile. Look at it again and go on.", acting);
        }
    }

    @GetMapping("/reports/{reference:(?i)tr-[^.]+}.{kind:pdf|csv|json}")
    ResponseEntity<byte[]> preview(
            @PathVariable("reference") String reference, @PathVariable("kind") String kind, Acting acting) {
        ReportFiles files = desk.preview(named(reference), acting);
        return Downloads.inline(Downloads.of(files, kind), kind);
    }

    private ModelAndView again(
            CaseReference reference,
            String task,
            Map<String, String> fields,
            List<FieldMessage> errors,
            Acting acting) {
        TaskForm form = face.form(reference, task, fields, acting);
        Map<String, Object> model = new HashMap<>(form.model());
        model.put("errors", errors);
        return page.show(
                reference, task, new TaskForm(form.fragment(), model), acting, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView again(
            CaseReference reference, String task, Map<String, String> fields, String refusal, Acting acting) {
        TaskForm form = face.form(reference, task, fields, acting);
        Map<String, Object> model = new HashMap<>(form.model());
        model.put("errors", List.of());
        model.put("refusal", refusal);
        return page.show(reference, task, new TaskForm(form.fragment(), model), acting, HttpStatus.CONFLICT);
    }

    private ModelAndView list(String period, String reason, String refusal, HttpStatus status, Acting acting) {
        ModelAndView list = new ModelAndView("transparency/reports", status);
        list.addObject("reports", desk.all(acting));
        list.addObject("period", period);
        list.addObject("reason", reason);
        list.addObject("refusal", refusal);
        return list;
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }
}
