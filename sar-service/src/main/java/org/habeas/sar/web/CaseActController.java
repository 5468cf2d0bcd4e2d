package org.habeas.sar.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.TypedForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;
import org.habeas.sar.RequestFiles;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of acts beside the tasks; what is not taken comes back as it was typed. */
@Controller
class CaseActController {

    private final CaseActs acts;
    private final RequestFiles files;

    CaseActController(CaseActs acts, RequestFiles files) {
        this.acts = acts;
        this.files = files;
    }

    /**
     * The form as the case fills it, or the one that arrived after its session had ended; where the act is not open,
     * the page of the case with a sentence.
     */
    @GetMapping("/cases/{reference:(?i)sar-.+}/acts/{act}")
    ModelAndView form(
            @PathVariable("reference") String reference,
            @PathVariable("act") String name,
            HttpSession session,
            RedirectAttributes after,
            Acting acting) {
        CaseReference named = named(reference);
        CaseAct act = permitted(name, acting);
        RequestFile file = files.open(named, acting);
        if (session.getAttribute(TypedForm.ATTRIBUTE) instanceof TypedForm typed
                && typed.address().equals("/cases/" + named + "/acts/" + name)) {
            session.removeAttribute(TypedForm.ATTRIBUTE);
            return page(file, act, act.filled(file).with(typed.joined()), List.of(), HttpStatus.OK)
                    .addObject("signedOut", true);
        }
        if (!act.isOpen(file)) {
            after.addFlashAttribute("refusal", notPossible(act, file));
            return new ModelAndView("redirect:/cases/" + named);
        }
        return page(file, act, act.filled(file), List.of(), HttpStatus.OK);
    }

    @PostMapping("/cases/{reference:(?i)sar-.+}/acts/{act}")
    ModelAndView send(
            @PathVariable("reference") String reference,
            @PathVariable("act") String name,
            @RequestParam MultiValueMap<String, String> posted,
            Acting acting) {
        CaseReference named = named(reference);
        CaseAct act = permitted(name, acting);
        TypedFields fields = TypedFields.posted(posted);
        try {
            act.perform(named, fields, acting);
            return new ModelAndView("redirect:/cases/" + named);
        } catch (FieldProblems problems) {
            RequestFile file = files.open(named, acting);
            return page(file, act, fields, problems.messages(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (ActRefused refused) {
            RequestFile file = files.open(named, acting);
            return page(file, act, fields, List.of(), HttpStatus.CONFLICT)
                    .addObject("refusal", String.valueOf(refused.getMessage()));
        } catch (SomeoneWasFaster | OptimisticLockingFailureException faster) {
            RequestFile file = files.open(named, acting);
            TypedFields newer = fields.with(Map.of("version", String.valueOf(file.version())));
            ModelAndView page = page(file, act, newer, List.of(), HttpStatus.CONFLICT);
            page.getModel()
                    .putIfAbsent(
                            "refusal",
                            "The case was changed after you opened this page. What you typed is still here: look at the"
                                    + " case, then send it again or leave it.");
            return page;
        }
    }

    private CaseAct permitted(String name, Acting acting) {
        CaseAct act = acts.of(name);
        if (!act.isFor(acting)) {
            throw new NotPermitted(acting.who() + " may not do this: " + act.heading() + ".");
        }
        return act;
    }

    /** The form of an act that is not open any more keeps what was typed, but promises and offers nothing. */
    private static ModelAndView page(
            RequestFile file, CaseAct act, TypedFields fields, List<FieldMessage> errors, HttpStatus status) {
        TaskForm form = act.form(file, fields);
        ModelAndView page = new ModelAndView("sar/act", status);
        page.addAllObjects(form.model());
        page.addObject("fragment", form.fragment());
        boolean open = act.isOpen(file);
        page.addObject("open", open);
        if (!open) {
            page.addObject("refusal", notPossible(act, file));
        }
        page.addObject("actHeading", act.heading());
        page.addObject("reference", file.reference());
        page.addObject("errors", errors);
        page.addObject(
                "faults",
                errors.stream()
                        .collect(Collectors.toMap(
                                FieldMessage::field, FieldMessage::message, (first, second) -> first)));
        return page;
    }

    private static String notPossible(CaseAct act, RequestFile file) {
        return "“" + act.heading() + "” is not possible as the case stands: " + file.standingWords() + ".";
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }
}
