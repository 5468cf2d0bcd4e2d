package org.habeas.inbox;

import java.util.Arrays;
import org.habeas.casework.Acting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which people set theme and keys, and read which keys there are. */
@Controller
class ProfileController {

    private final ProfileDesk desk;
    private final Profiles profiles;

    ProfileController(ProfileDesk desk, Profiles profiles) {
        this.desk = desk;
        this.profiles = profiles;
    }

    @GetMapping("/profile")
    String profile(Model model, Acting acting) {
        model.addAttribute("profile", profiles.of(acting.who()));
        model.addAttribute("themes", Profile.Theme.values());
        return "inbox/profile";
    }

    @PostMapping("/profile")
    String change(
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "false") boolean keys,
            RedirectAttributes flash,
            Acting acting) {
        Profile.Theme chosen = Arrays.stream(Profile.Theme.values())
                .filter(one -> one.word().equals(theme))
                .findFirst()
                .orElse(Profile.Theme.AUTO);
        desk.change(new Profile(chosen, keys), acting);
        flash.addFlashAttribute("saved", true);
        return "redirect:/profile";
    }

    @GetMapping("/keys")
    String keys() {
        return "inbox/keys";
    }
}
