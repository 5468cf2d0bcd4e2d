package org.habeas.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.access.SealDesk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms by which a case is sealed and its roster changed. */
@Controller
class RosterController {

    private final SealDesk seals;

    RosterController(SealDesk seals) {
        this.seals = seals;
    }

    @PostMapping("/cases/{ref}/roster")
    String change(
            @PathVariable String ref,
            @RequestParam(value = "do", defaultValue = "") String verb,
            @RequestParam(name = "account", defaultValue = "") List<String> accounts,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Acting acting) {
        CaseReference reference = CaseController.reference(ref);
        Acting because = acting.because(reason.strip());
        String account = accounts.isEmpty() ? "" : accounts.get(0);
        try {
            switch (verb) {
                case "seal" -> {
                    Set<String> roster = new HashSet<>(accounts);
                    roster.remove("");
                    roster.add(acting.who());
                    seals.seal(reference, roster, because);
                }
                case "admit" -> seals.admit(reference, account, because);
                case "remove" -> {
                    seals.remove(reference, account, because);
                    if (account.equals(acting.who())) {
                        return "redirect:/inbox";
                    }
                }
                case "unseal" -> seals.unseal(reference, because);
                default -> throw new ActRefused("no-such-verb", "Choose what to do with the roster.");
            }
        } catch (ActRefused refused) {
            flash.addFlashAttribute("refusal", String.valueOf(refused.getMessage()));
            return "redirect:/cases/" + reference;
        }
        return "redirect:/cases/" + reference + "#roster";
    }
}
