package org.habeas.legalprocess.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.company.LegalEntities;
import org.habeas.legalprocess.ObjectionDesk;
import org.habeas.legalprocess.ObjectionDesk.Notice;
import org.habeas.templates.Letters;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link in a notice, open to whoever has the link, in the language of the notice. Looking at it
 * changes nothing, because mail servers look at links too; a link that is forged or over gets one kind sentence that
 * tells nothing, not even the language of the notice, so it is said in the reader's.
 */
@Controller
class ObjectionController {

    private static final int LONGEST = 500;
    private static final String NOTHING = "";
    private static final List<String> WORDS = List.of(
            "title",
            "skip",
            "recorded",
            "missing",
            "reference",
            "served",
            "names",
            "before",
            "until-ruling",
            "until-time",
            "motion-recorded",
            "how",
            "since",
            "motion",
            "motion-if-any",
            "object",
            "name",
            "over-title",
            "over-words");

    private final ObjectionDesk desk;
    private final LegalEntities company;
    private final Letters letters;

    ObjectionController(ObjectionDesk desk, LegalEntities company, Letters letters) {
        this.desk = desk;
        this.company = company;
        this.letters = letters;
    }

    @GetMapping("/objections/{token}")
    ModelAndView look(@PathVariable("token") String token, Locale reader) {
        return desk.read(token).map(notice -> page(notice, token, NOTHING)).orElseGet(() -> over(reader));
    }

    @PostMapping("/objections/{token}")
    ModelAndView object(
            @PathVariable("token") String token,
            @RequestParam(name = "motion", defaultValue = "") String motion,
            Locale reader) {
        Optional<Notice> notice = desk.read(token);
        if (notice.isEmpty()) {
            return over(reader);
        }
        String words = motion.replaceAll("\\p{Cntrl}+", " ").strip();
        if (words.isEmpty() && notice.get().objected()) {
            return page(notice.get(), token, "nothing-named");
        }
        try {
            return desk.object(token, words.substring(0, Math.min(words.length(), LONGEST)))
                    ? page(desk.read(token).orElse(notice.get()), token, "done")
                    : over(reader);
        } catch (ActRefused late) {
            return over(reader);
        }
    }

    private ModelAndView page(Notice notice, String token, String said) {
        Map<String, Object> model = frame(notice.language());
        model.put("notice", notice);
        model.put("token", token);
        model.put("done", said.equals("done"));
        model.put("missing", said.equals("nothing-named"));
        return new ModelAndView(
                "legal/objection",
                model,
                said.equals("nothing-named") ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
    }

    private ModelAndView over(Locale reader) {
        return new ModelAndView("legal/objection", frame(reader.getLanguage()), HttpStatus.NOT_FOUND);
    }

    private Map<String, Object> frame(String asked) {
        String language = asked.equals("de") ? "de" : "en";
        Map<String, Object> model = new HashMap<>();
        model.put("company", company.name());
        model.put("language", language);
        model.put(
                "say",
                WORDS.stream()
                        .collect(Collectors.toMap(
                                word -> word, word -> letters.phrase("legal", language, "objection." + word))));
        return model;
    }
}
