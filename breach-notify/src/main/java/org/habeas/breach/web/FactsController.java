package org.habeas.breach.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which new facts are stated at any time, whatever step the incident is at. */
@Controller
class FactsController {

    private final AssessAct assessing;
    private final BreachFiles files;

    FactsController(AssessAct assessing, BreachFiles files) {
        this.assessing = assessing;
        this.files = files;
    }

    /** The facts as they are known, to be changed. */
    @GetMapping("/cases/{reference:(?i)br-.+}/facts")
    ModelAndView form(@PathVariable("reference") String reference, Acting acting) {
        BreachFile file = files.open(named(reference), acting);
        return page(file, assessing.filled(file), List.of(), HttpStatus.OK);
    }

    @PostMapping("/cases/{reference:(?i)br-.+}/facts")
    ModelAndView state(
            @PathVariable("reference") String reference,
            @RequestParam MultiValueMap<String, String> posted,
            Acting acting) {
        CaseReference named = named(reference);
        TypedFields fields = TypedFields.posted(posted);
        try {
            assessing.state(named, fields, acting);
            return new ModelAndView("redirect:/cases/" + named + "#facts");
        } catch (FieldProblems problems) {
            return page(files.open(named, acting), fields, problems.messages(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (ActRefused refused) {
            return page(files.open(named, acting), fields, List.of(), HttpStatus.CONFLICT)
                    .addObject("refusal", refused.getMessage());
        } catch (SomeoneWasFaster | OptimisticLockingFailureException faster) {
            BreachFile file = files.open(named, acting);
            return page(
                            file,
                            fields.with(Map.of("version", String.valueOf(file.version()))),
                            List.of(),
                            HttpStatus.CONFLICT)
                    .addObject(
                            "refusal",
                            "This incident was changed after you opened it. What you typed stands below; send it again"
                                    + " to state it on top.");
        }
    }

    private ModelAndView page(BreachFile file, TypedFields fields, List<FieldMessage> errors, HttpStatus status) {
        return new ModelAndView("breach/facts", status)
                .addAllObjects(assessing.form(file, fields).model())
                .addObject("reference", file.reference())
                .addObject("errors", errors)
                .addObject(
                        "faults",
                        errors.stream()
                                .collect(Collectors.toMap(
                                        FieldMessage::field, FieldMessage::message, (first, second) -> first)));
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }
}
