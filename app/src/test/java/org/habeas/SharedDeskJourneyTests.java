package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several people at one case, people who come too late, and people whom it does not concern. */
class SharedDeskJourneyTests extends CaseStory {

    private static final String LONG_TEXT = "A long text that somebody thought about for half an hour. "
            .repeat(40)
            .strip();

    @Test
    void keepsWhatWasTypedInAStaleForm() {
        CaseReference reference = ordinaryCase(requester("Stella Stale"));
        Person first = person("nadia");
        Person second = person("omar");
        sort(first, reference);
        acceptIdentity(first, reference);
        findNothing(first, reference);
        open(first, reference);
        open(second, reference);
        first.select("What becomes of it", "Nothing found");
        first.type("What was done or found", "Nadia's words");
        first.press("Preview exactly what leaves");
        second.select("What becomes of it", "Refused");
        second.type("What was done or found", LONG_TEXT);
        second.type("Ground of what is not done", "Art. 12(5)");
        int status = second.page()
                .waitForResponse(
                        response -> response.request().method().equals("POST")
                                && response.url().endsWith("/tasks/userTask_draftAnswer"),
                        () -> second.press("Preview exactly what leaves"))
                .status();
        assertThat(status).isEqualTo(409);
        assertThat(second.reads()).contains("Somebody changed this while you were typing", "Nadia's words");
        assertThat(second.typed("What was done or found")).isEqualTo(LONG_TEXT);
        second.press("Preview exactly what leaves");
        assertThat(second.reads()).as("sent again, knowingly").contains("A long text that somebody thought about");
    }

    @Test
    void showsWhatWasTypedWhenSomebodyFinishedTheTask() {
        CaseReference reference = ordinaryCase(requester("Tardy Tamara"));
        Person late = person("nadia");
        open(late, reference);
        late.choose("Portability");
        sort(person("omar"), reference);
        late.press("Confirm what is asked");
        assertThat(late.reads("#task"))
                .contains(
                        "Somebody finished this task while you were typing",
                        "PORTABILITY",
                        "Open now: Decide on identity");
        late.press("Open now: Decide on identity");
        assertThat(late.reads("#task")).contains("Decide on identity");
    }

    @Test
    void saysWhatToDoAboutAnUnknownReference() {
        Person nadia = person("nadia");
        assertThat(nadia.open("/cases/SAR-2026-999999")).isEqualTo(404);
        assertThat(nadia.reads()).contains("SAR-2026-999999");
        assertThat(nadia.open("/cases/nonsense")).isEqualTo(404);
        assertThat(nadia.open("/nowhere")).isEqualTo(404);
    }

    @Test
    void losesNothingWhenTheSessionEndsDuringALongText() {
        CaseReference reference = ordinaryCase(requester("Lois Longtext"));
        Person nadia = person("nadia");
        sort(nadia, reference);
        acceptIdentity(nadia, reference);
        findNothing(nadia, reference);
        open(nadia, reference);
        nadia.select("What becomes of it", "Nothing found");
        nadia.type("What was done or found", LONG_TEXT);
        nadia.loseSession();
        nadia.press("Preview exactly what leaves");
        assertThat(nadia.reads()).contains("What you typed is kept");
        nadia.signInHere("nadia");
        assertThat(nadia.reads()).contains("What you typed is still here");
        assertThat(nadia.typed("What was done or found")).isEqualTo(LONG_TEXT);
        nadia.press("Preview exactly what leaves");
        assertThat(nadia.reads(".hb-leaf__body")).contains("thought about for half an hour");
    }

    @Test
    void keepsADraftThatWasNeverSent() {
        CaseReference reference = ordinaryCase(requester("Dora Drafter"));
        Person nadia = person("nadia");
        sort(nadia, reference);
        acceptIdentity(nadia, reference);
        findNothing(nadia, reference);
        open(nadia, reference);
        nadia.type("What was done or found", LONG_TEXT);
        nadia.page().locator("[data-draft-state]:has-text('Draft saved')").waitFor();
        nadia.close();
        Person again = person("nadia");
        open(again, reference);
        assertThat(again.typed("What was done or found")).isEqualTo(LONG_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sofia", "rita", "adam"})
    void showsNothingOfACaseToThoseWhoDoNotWorkCases(String account) {
        CaseReference reference = ordinaryCase(requester("Hidden Hattie"));
        Person person = person(account);
        assertThat(person.open("/cases/" + reference)).isEqualTo(403);
        assertThat(person.page().content()).doesNotContain("Hattie", "My data");
        for (String path : List.of("/inbox", "/inbox?queue=all", "/cases", "the search")) {
            if (path.startsWith("/")) {
                person.open(path);
            } else {
                person.searchesFor("Hattie");
            }
            assertThat(person.page().content()).as(path).doesNotContain("Hidden Hattie", reference.value());
        }
    }

    @Test
    void opensNothingToSomebodyWhoHasNotSignedIn() {
        CaseReference reference = ordinaryCase(requester("Closed Clarissa"));
        Person stranger = nobody();
        stranger.open("/cases/" + reference);
        assertThat(stranger.place()).startsWith("/sign-in");
        assertThat(stranger.page().content()).doesNotContain("Clarissa");
        await().atMost(SOON).until(() -> openTasks(reference).size() == 1);
    }
}
