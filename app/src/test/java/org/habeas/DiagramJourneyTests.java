package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.habeas.browser.Person;
import org.habeas.browser.Window;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;

/** The picture of a workflow. */
class DiagramJourneyTests extends CaseStory {

    /** How many drawn shapes lie outside the frame, by more than a pixel. */
    private static final String CUT_OFF = """
            () => {
              const frame = document.querySelector('.hb-bpmn').getBoundingClientRect();
              return [...document.querySelectorAll('.hb-bpmn .djs-visual')]
                .map((shape) => shape.getBoundingClientRect())
                .filter((shape) => shape.width > 0 && (shape.left < frame.left - 1 || shape.top < frame.top - 1
                  || shape.right > frame.right + 1 || shape.bottom > frame.bottom + 1))
                .length;
            }""";

    @Test
    void showsTheWholeWorkflowWhenThePageOpens() {
        CaseReference reference = ordinaryCase(requester("Diana Diagram"));
        for (Window window : List.of(Window.DESK, Window.PHONE)) {
            Person nadia = nobody(window, ColorScheme.LIGHT).signIn("nadia");
            open(nadia, reference);
            nadia.page().locator(".hb-bpmn .is-here").first().waitFor();

            assertThat(nadia.page().evaluate(CUT_OFF)).as(window.toString()).isEqualTo(0);
        }
    }
}
