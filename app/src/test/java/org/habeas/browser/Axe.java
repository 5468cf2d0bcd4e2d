package org.habeas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * Reads a page with axe, in the page. Axe's own builder opens a second page as soon as there is a frame, even a folded
 * one that axe leaves out, and carries all that is right about a page into this JVM: five times as long for the same
 * faults. It also answers with no faults when it could not run; this fails.
 */
final class Axe {

    private static final Map<String, Object> OPTIONS = Map.of(
            "runOnly", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            "resultTypes", List.of("violations"),
            "iframes", false);

    private static final String OPEN_FRAMES =
            "() => axe.utils.getFrameContexts(document).map(frame => String(frame.frameSelector))";
    private static final String FAULTS = "options => axe.run(document, options).then(found =>"
            + " found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.target} ${node.html}`)))";

    private Axe() {}

    /**
     * The faults of what a page shows, one line each.
     *
     * @throws AssertionError if a frame is shown: ours run no scripts, so nothing can read them from within
     */
    static List<String> faults(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        assertThat((List<?>) page.evaluate(OPEN_FRAMES)).as("frames shown").isEmpty();
        List<?> faults = (List<?>) page.evaluate(FAULTS, OPTIONS);
        return faults.stream().map(String::valueOf).toList();
    }
}
