package org.habeas.legalprocess.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.company.LegalEntities;
import org.habeas.legalprocess.ObjectionDesk;
import org.habeas.legalprocess.ObjectionDesk.Notice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link in a notice, open to whoever has the link. Looking at it changes nothing, because mail servers
 * look at links too; a link that is forged or over gets one kind sentence that tells nothing.
 */
@Controller
class ObjectionController {

    private static final int LONGEST = 500;
    private static final String NOTHING = "";

    private final ObjectionDesk desk;
    private final LegalEntities company;

    ObjectionController(ObjectionDesk desk, LegalEntities company) {
        this.desk = desk;
        this.company = company;
    }

    @GetMapping("/objections/{token}")
    ModelAndView look(@PathVariable("token") String token) {
        return desk.read(token).map(notice -> page(notice, token, NOTHING)).orElseGet(this::over);
    }

    @PostMapping("/objections/{token}")
    ModelAndView object(
            @PathVariable("token") String token, @RequestParam(name = "motion", defaultValue = "") String motion) {
        Optional<Notice> notice = desk.read(token);
        if (notice.isEmpty()) {
            return over();
        }
        String words = motion.replaceAll("\\p{Cntrl}+", " ").strip();
        if (words.isEmpty() && notice.get().objected()) {
            return page(notice.get(), token, "nothing-named");
        }
        try {
            return desk.object(token, words.substring(0, Math.min(words.length(), LONGEST)))
                    ? page(desk.read(token).orElse(notice.get()), token, "done")
                    : over();
        } catch (ActRefused late) {
            return over();
        }
    }

    private ModelAndView page(Notice notice, String token, String said) {
        Map<String, Object> model = new HashMap<>();
        model.put("notice", notice);
        model.put("token", token);
        model.put("company", company.name());
        model.put("done", said.equals("done"));
        model.put("missing", said.equals("nothing-named"));
        return new ModelAndView(
                "legal/objection",
                model,
                said.equals("nothing-named") ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
    }

    private ModelAndView over() {
        return new ModelAndView("legal/objection", Map.of("company", company.name()), HttpStatus.NOT_FOUND);
    }
}
