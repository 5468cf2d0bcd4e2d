package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.habeas.browser.Look;
import org.habeas.browser.Person;
import org.habeas.browser.Window;

/**
 * People who look at the same pages at a light desk and on a dark telephone, and remember where they were. Each theme
 * and each width is seen once; all four pairs would take twice as long and show the same rules of style.
 */
final class PageTour {

    private static final String ACT = "/acts/";
    private static final String STATUS = "() => performance.getEntriesByType('navigation')[0].responseStatus";
    private static final String OFFERED_ACTS =
            "() => Array.from(document.querySelectorAll('a[href*=\"/acts/\"]'), a => a.pathname)";

    private final List<Looker> lookers;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();
    private final Set<String> offeredActs = new TreeSet<>();

    PageTour(CaseStory story) {
        lookers = List.of(looker(story, Window.DESK, ColorScheme.LIGHT), looker(story, Window.PHONE, ColorScheme.DARK));
    }

    private static Looker looker(CaseStory story, Window window, ColorScheme theme) {
        return new Looker(
                story.nobody(window, theme), story.nobody(window, theme), new Look(window, theme == ColorScheme.DARK));
    }

    /** The one at the desk, who also does what has to be done once. */
    Looker first() {
        return lookers.get(0);
    }

    void each(Consumer<Looker> does) {
        lookers.forEach(does);
    }

    /** Signs in the first person of every window. */
    void everybodyIs(String account) {
        each(looker -> looker.person().signIn(account));
    }

    /** Opens a page in every window and looks at it. */
    void look(String name, String path) {
        look(name, person -> person.open(path));
    }

    /** Looks at what is shown in every window once somebody did something there. */
    void look(String name, Consumer<Person> does) {
        each(looker -> {
            does.accept(looker.person());
            at(name, looker, looker.person());
        });
    }

    /** Like {@link #look(String, String)}, by the second person of every window. */
    void lookAsOther(String name, String path) {
        lookAsOther(name, other -> other.open(path));
    }

    /** Like {@link #look(String, Consumer)}, by the second person of every window. */
    void lookAsOther(String name, Consumer<Person> does) {
        each(looker -> {
            does.accept(looker.other());
            at(name, looker, looker.other());
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

    /** Ends the tour: no page had a fault, and somebody looked at every page of these addresses. */
    void sawAll(PageAddresses addresses) {
        assertAll(
                () -> assertThat(faults).as("faults of pages").isEmpty(),
                () -> assertThat(addresses.without(places))
                        .as("pages at which nobody looked")
                        .isEmpty(),
                () -> assertThat(addresses.wronglyLeftOut(places))
                        .as("addresses said to be no page")
                        .isEmpty(),
                () -> assertThat(actsNobodySaw())
                        .as("acts at whose page nobody looked")
                        .isEmpty());
    }

    private Set<String> actsNobodySaw() {
        Set<String> unseen = new TreeSet<>(offeredActs);
        places.stream().filter(place -> place.contains(ACT)).forEach(place -> unseen.remove(act(place)));
        return unseen;
    }

    private static String act(String path) {
        return path.substring(path.indexOf(ACT) + ACT.length());
    }

    /** Two people with windows of the same width and theme. */
    record Looker(Person person, Person other, Look look) {}
}
