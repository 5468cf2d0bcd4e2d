package org.habeas.system.web;

import java.util.Comparator;
import org.habeas.casework.Acting;
import org.habeas.inbox.Place;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Leads everybody to the first place their roles open, and tells those who have none why. */
@Controller
class HomePage {

    private final ObjectProvider<Place> places;

    HomePage(ObjectProvider<Place> places) {
        this.places = places;
    }

    @GetMapping("/")
    ModelAndView home(Acting acting) {
        return places.stream()
                .filter(place -> place.roles().stream().anyMatch(acting.roles()::contains))
                .min(Comparator.comparingInt(Place::order))
                .map(place -> new ModelAndView("redirect:" + place.href()))
                .orElseGet(() -> new ModelAndView("system/nothing-here"));
    }
}
