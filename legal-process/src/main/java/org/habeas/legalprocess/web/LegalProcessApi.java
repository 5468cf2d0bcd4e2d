package org.habeas.legalprocess.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalFiles;
import org.habeas.legalprocess.LegalProcessDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The verbs of the pages as JSON, with the same fields, checks and refusals. */
@RestController
@RequestMapping("/api/v1")
class LegalProcessApi {

    private final LegalProcessDesk desk;
    private final LegalFiles files;
    private final LegalActs acts;

    LegalProcessApi(LegalProcessDesk desk, LegalFiles files, LegalActs acts) {
        this.desk = desk;
        this.files = files;
        this.acts = acts;
    }

    /** Enters an instrument; the fields are those of the page for instruments entered by hand, without a file. */
    @PostMapping("/legal-processes")
    ResponseEntity<Entered> enter(@RequestBody Map<String, @Nullable Object> fields, Acting acting) {
        CaseReference reference =
                LegalEntryController.enter(desk, LegalEntryController.read(JsonFields.texts(fields), null), acting);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + reference)).body(new Entered(reference.value()));
    }

    /** What production of each target needs, condition by condition. */
    @GetMapping("/cases/{reference:(?i)lp-.+}/production-conditions")
    List<Target> conditions(@PathVariable("reference") String reference, Acting acting) {
        return files.open(named(reference), acting).targets().stream()
                .map(aim -> new Target(aim.number(), aim.outcome(), aim.notBefore(), aim.conditions()))
                .toList();
    }

    /** Does a task; the fields are those of its form, several values of one field as a list. */
    @PostMapping("/cases/{reference:(?i)lp-.+}/tasks/{task}")
    Done send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestBody Map<String, @Nullable Object> fields,
            Acting acting) {
        CaseReference named = named(reference);
        LegalAct act =
                acts.of(task).orElseThrow(() -> new ActRefused("no-such-task", "This case has no task of that name."));
        boolean goesOn;
        try {
            goesOn = act.performer().perform(named, JsonFields.textsOrLists(fields), null, acting);
        } catch (OptimisticLockingFailureException faster) {
            throw new SomeoneWasFaster("This case was changed at the same moment. Read it again and go on.");
        }
        LegalFile file = files.open(named, acting);
        return new Done(named.value(), file.stage().name(), file.version(), !goesOn);
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }

    /** What was entered. */
    record Entered(String reference) {}

    /** One target with everything its production needs. */
    record Target(int number, String outcome, String notBefore, List<LegalFile.Need> conditions) {}

    /**
     * What was done.
     *
     * @param version for the next act
     * @param finished whether the task is done, not only one thing within it
     */
    record Done(String reference, String stage, long version, boolean finished) {}
}
