package org.habeas.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A look at a page: what keeps somebody from using it, and a picture.
 *
 * @param window in which it is shown
 * @param dark whether in the dark theme
 */
public record Look(Window window, boolean dark) {

    /** The pictures of the documentation. */
    private static final Set<String> DOCUMENTED = Set.of(
            "sign-in",
            "inbox",
            "case",
            "preview",
            "why-this-date",
            "by-hand",
            "legal-prepare",
            "requester-mailbox",
            "case-breach",
            "case-phone-dark");

    private static final String WIDER_THAN_THE_WINDOW =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    /**
     * Looks at the page that somebody has before them.
     *
     * @return what is wrong with it, one line each
     */
    public List<String> at(String name, Person person) {
        Page page = person.page();
        String place = name + (window.equals(Window.PHONE) ? "-phone" : "") + (dark ? "-dark" : "");
        picture(page, place);
        List<String> faults = new ArrayList<>();
        Axe.faults(page).forEach(fault -> faults.add(place + ": " + fault));
        if ((boolean) page.evaluate(WIDER_THAN_THE_WINDOW)) {
            faults.add(place + ": the page is wider than the window");
        }
        return faults;
    }

    private static void picture(Page page, String place) {
        boolean write = "write".equals(System.getProperty("habeas.screens")) && DOCUMENTED.contains(place);
        Path directory = write ? Path.of("..", "docs", "screens") : Path.of("target", "screens");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(directory.resolve(place + ".png"))
                .setFullPage(!write));
    }
}
