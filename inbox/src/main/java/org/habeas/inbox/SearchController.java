package org.habeas.inbox;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes what is searched for out of a form and leads to the list, whose address holds no word of it. */
@Controller
class SearchController {

    private final KeptSearches searches;

    SearchController(KeptSearches searches) {
        this.searches = searches;
    }

    /** A reference leads to its case; anything else to the list the form stands for, {@code in=inbox} or the cases. */
    @PostMapping("/search")
    String search(@RequestParam Map<String, String> fields, HttpSession session, Acting acting) {
        String typed = fields.getOrDefault("find", "");
        Optional<CaseReference> named = CaseReference.parse(typed.strip());
        if (named.isPresent()) {
            return "redirect:/cases/" + named.get();
        }
        Search search = searches.keep(typed, session, acting);
        return "redirect:" + ("inbox".equals(fields.get("in")) ? inbox(fields, search) : cases(fields, search));
    }

    private static String inbox(Map<String, String> fields, Search search) {
        return "/inbox?" + InboxFilter.parse(fields).searching(search).query();
    }

    private static String cases(Map<String, String> fields, Search search) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/cases");
        if (!search.isNone()) {
            address.queryParam("search", search.id());
        }
        CaseRegister.Standing standing = CaseRegister.Standing.of(fields.getOrDefault("standing", ""));
        if (standing != CaseRegister.Standing.ALL) {
            address.queryParam("standing", standing.word());
        }
        return address.toUriString();
    }
}
