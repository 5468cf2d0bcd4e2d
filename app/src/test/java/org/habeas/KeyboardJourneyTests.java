package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A morning's mail without a mouse. */
class KeyboardJourneyTests extends CaseStory {

    private static final int MANY = 6;

    @Test
    void triagesCasesWithoutAMouse() {
        List<CaseReference> waiting = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            waiting.add(ordinaryCase(requester("Keyla Keyboard")));
        }
        Person nadia = nobody();
        nadia.open("/sign-in");
        nadia.page().locator("#username").focus();
        nadia.page().keyboard().type("nadia");
        nadia.keys("Tab");
        nadia.page().keyboard().type("habeas-demo");
        nadia.keysThatLeadOn("Enter");

        for (int done = 0; done < MANY; done++) {
            narrow(nadia, "unassigned", "Keyla");
            moveTo(nadia, "Sort the request");
            String row = nadia.reads("tr.is-cursor .hb-ref");
            nadia.keysThatLeadOn("c");
            assertThat(assignee(row)).isEqualTo("nadia");
            narrow(nadia, "mine", "Keyla");
            moveTo(nadia, row);
            nadia.keysThatLeadOn("o");
            assertThat(nadia.place()).startsWith("/cases/" + row);
            confirmAccess(nadia);
            awaitTask(new CaseReference(row), "userTask_decideIdentity");
        }
        assertThat(waiting).allSatisfy(reference -> assertThat(stage(reference)).isEqualTo("SORTED"));

        open(nadia, waiting.get(0));
        nadia.keysThatLeadOn("e");
        assertThat(nadia.place())
                .matches("/cases/SAR-\\d{4}-\\d{6}.*")
                .doesNotContain(waiting.get(0).value());
        nadia.keysThatLeadOn("g", "i");
        assertThat(nadia.place()).startsWith("/inbox");
        nadia.keys("?");
        assertThat(nadia.page().locator("#keysheet").isVisible()).isTrue();
        nadia.keys("Escape");
        assertThat(nadia.page().locator("#keysheet").isVisible()).isFalse();
    }

    @Test
    void releasesAndSelectsWithKeys() {
        CaseReference reference = ordinaryCase(requester("Ursula Unclaim"));
        Person nadia = person("nadia");
        narrow(nadia, "team", "Ursula");
        nadia.keys("j");
        nadia.keysThatLeadOn("c");
        assertThat(assignee(reference.value())).isEqualTo("nadia");
        assertThat(nadia.page().locator("tr.is-cursor").count())
                .as("the cursor stays on the row")
                .isEqualTo(1);
        nadia.keysThatLeadOn("u");
        assertThat(assignee(reference.value())).isNull();
        nadia.keys("x");
        assertThat(nadia.page().locator("tr.is-cursor input[name=pick]").isChecked())
                .isTrue();
    }

    @Test
    void typesLettersIntoFieldsAndMovesNothing() {
        ordinaryCase(requester("Tilda Typer"));
        Person nadia = person("nadia");
        narrow(nadia, "team", "Tilda");
        nadia.keys("/");
        nadia.page().keyboard().type("jocex");
        assertThat(nadia.page().locator("#find-anywhere").inputValue()).isEqualTo("jocex");
        assertThat(nadia.place()).startsWith("/inbox?queue=team");
    }

    /** Moves down until the row holds these words. */
    private static void moveTo(Person nadia, String words) {
        int rows = nadia.page().locator("tr[data-row]").count();
        for (int moved = 0; moved < rows; moved++) {
            nadia.keys("j");
            if (nadia.reads("tr.is-cursor").contains(words)) {
                return;
            }
        }
        throw new AssertionError("no row holds: " + words);
    }

    /** Tabs to the first right, marks it, and sends the form from there. */
    private static void confirmAccess(Person nadia) {
        tabTo(nadia, "rights");
        if (!nadia.page().locator("#rights").isChecked()) {
            nadia.keys("Space");
        }
        assertThat(nadia.page().locator("#rights").isChecked()).isTrue();
        nadia.keysThatLeadOn("Enter");
    }

    private static void tabTo(Person nadia, String id) {
        for (int pressed = 0; pressed < 80; pressed++) {
            if (id.equals(nadia.page().evaluate("document.activeElement.id"))) {
                return;
            }
            nadia.keys("Tab");
        }
        throw new AssertionError("no number of tabs leads to " + id + " at " + nadia.place());
    }

    private @Nullable String assignee(String reference) {
        return jdbc
                .sql("select coalesce(assignee, '') from work_item where case_reference = ?")
                .param(reference)
                .query(String.class)
                .list()
                .stream()
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
