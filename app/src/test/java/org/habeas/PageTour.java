package org.habeas;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.habeas.browser.Look;
import org.habeas.browser.Person;

/** People who look at the same pages in windows of several widths and themes, and remember where they were. */
final class PageTour {

    private static final String ACT = "/acts/";
    private static final String STATUS = "() => performance.getEntriesByType('navigation')[0].responseStatus";
    private static final String OFFERED_ACTS =
            "() => Array.from(document.querySelectorAll('a[href*=\"/acts/\"]'), a => a.pathname)";

    private final List<Looker> lookers;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();
    private final Set<String> offeredActs = new TreeSet<>();

    PageTour(List<Looker> lookers) {
        this.lookers = List.copyOf(lookers);
    }

    /** The one of a wide and light window, who also does what has to be done once. */
    Looker first() {
        return lookers.get(0);
    }

    void each(Consumer<Looker> does) {
        lookers.forEach(does);
    }

    /** Opens a page in every window and looks at it. */
    void look(String name, String path) {
        each(looker -> {
            looker.nadia().open(path);
            at(name, looker, looker.nadia());
        });
    }

    /** Like {@link #look}, by the person who approves. */
    void lookAsApprover(String name, String path) {
        each(looker -> {
            looker.omar().open(path);
            at(name, looker, looker.omar());
        });
    }

    /** Looks at the page that somebody has before them. */
    void at(String name, Looker looker, Person person) {
        Page page = person.page();
        String path = URI.create(page.url()).getPath();
        if (page.evaluate(STATUS) instanceof Integer status && status == 200) {
            places.add(path);
        }
        if (page.evaluate(OFFERED_ACTS) instanceof List<?> offered) {
            offered.forEach(one -> offeredActs.add(act(String.valueOf(one))));
        }
        faults.addAll(looker.look().at(name, person));
    }

    /** What was wrong with the pages, one line each. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The paths of all pages that were looked at and were not refused. */
    Set<String> places() {
        return Set.copyOf(places);
    }

    /** Acts to which a page led although nobody looked at theirs. */
    Set<String> actsNobodySaw() {
        Set<String> unseen = new TreeSet<>(offeredActs);
        places.stream().filter(place -> place.contains(ACT)).forEach(place -> unseen.remove(act(place)));
        return unseen;
    }

    private static String act(String path) {
        return path.substring(path.indexOf(ACT) + ACT.length());
    }

    /** Two people with windows of the same width and theme. */
    record Looker(Person nadia, Person omar, Look look) {}
}
