package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.habeas.casework.CaseReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What is searched for is kept in the session; addresses hold an id in its place. */
@InboxTest
class SearchIntegrationTests {

    private static final String FORGOTTEN = "Habeas no longer knows what was searched for here";

    @Autowired
    MockMvc mvc;

    @Autowired
    Samples samples;

    @Autowired
    SearchText search;

    private final MockHttpSession session = new MockHttpSession();
    private CaseReference joana;
    private CaseReference rafael;

    @BeforeEach
    void openTwoCases() {
        samples.clear();
        joana = opened("Joana Quillfeather", "Access", "en");
        rafael = opened("Rafael Brindlemoss", "Erasure", "de");
    }

    @Test
    void leadsStraightToTheCaseThatIsNamed() throws Exception {
        assertThat(post("find", " " + joana.value().toLowerCase(Locale.ROOT) + " "))
                .isEqualTo("/cases/" + joana);
        assertThat(post("in", "inbox", "queue", "mine", "find", joana.value())).isEqualTo("/cases/" + joana);
    }

    @Test
    void listsTheCasesFoundUnderAnAddressWithoutTheWords() throws Exception {
        String address = post("find", "Quillfeather", "standing", "open");

        assertThat(address).matches("/cases\\?search=[0-9a-f]{12}&standing=open");
        for (int visit = 0; visit < 2; visit++) {
            assertThat(get(address).getContentAsString())
                    .contains(joana.value(), "Cases with “Quillfeather”", "value=\"Quillfeather\"")
                    .doesNotContain(rafael.value(), FORGOTTEN);
        }
        assertThat(post("find", "Quillfeather", "standing", "open"))
                .as("the same words keep their address")
                .isEqualTo(address);
    }

    @Test
    void keepsFiltersAndPagesInTheAddressBesideTheSearch() throws Exception {
        String address = post("in", "inbox", "queue", "all", "type", "Access", "find", "Quillfeather");

        assertThat(address).matches("/inbox\\?queue=all&type=Access&search=[0-9a-f]{12}");
        String page = get(address).getContentAsString();
        assertThat(page).contains(joana.value(), "1 open task,").doesNotContain(rafael.value());
        assertThat(addresses(page))
                .as("links to the other queues and the polled news stay searched")
                .hasSizeGreaterThan(6)
                .noneMatch(link -> link.contains("uillfeather"))
                .anyMatch(link -> link.startsWith("/inbox/news?") && link.contains("search="))
                .anyMatch(link -> link.startsWith("/inbox?queue=mine") && link.contains("search="));
        assertThat(post("in", "inbox", "queue", "all", "language", "de", "find", " "))
                .as("without words only the filters")
                .isEqualTo("/inbox?queue=all&language=de");
    }

    @Test
    void leadsFromPageToPageOfASearch() throws Exception {
        for (int more = 0; more < 26; more++) {
            opened("Tamsin Overbrook", "Access", "en");
        }
        String first = get(post("find", "Overbrook")).getContentAsString();
        String next = addresses(first).stream()
                .filter(link -> link.contains("before="))
                .findFirst()
                .orElseThrow();

        assertThat(next).contains("search=").doesNotContain("verbrook");
        assertThat(get(next).getContentAsString()).contains("Cases with “Overbrook”", "value=\"Overbrook\"");
    }

    @Test
    void showsTheWholeListWhenTheSearchIsNoLongerKnown() throws Exception {
        String address = post("find", "Quillfeather");

        for (String path : List.of("/cases?search=000000000000", "/inbox?queue=all&search=nonsense")) {
            assertThat(get(path).getContentAsString())
                    .contains(joana.value(), rafael.value(), FORGOTTEN, "name=\"find\" type=\"search\" value=\"\"");
        }
        assertThat(mvc.perform(MockMvcRequestBuilders.get(address).principal(() -> "nadia"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .as("in another session")
                .contains(FORGOTTEN, rafael.value());
        assertThat(mvc.perform(MockMvcRequestBuilders.get(address)
                                .principal(() -> "ines")
                                .session(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .as("another person at the same browser")
                .contains(FORGOTTEN)
                .doesNotContain("Quillfeather");
    }

    @Test
    void takesNoWordsFromAnAddress() throws Exception {
        for (String path : List.of("/cases?find=Quillfeather", "/inbox?queue=all&find=Quillfeather")) {
            assertThat(get(path).getContentAsString()).contains(rafael.value()).doesNotContain("Quillfeather\"");
        }
    }

    @Test
    void keepsOnlyTheLatestSearches() throws Exception {
        String first = post("find", "Quillfeather");
        for (int more = 0; more < 50; more++) {
            post("find", "words " + more);
        }

        assertThat(get(first).getContentAsString()).contains(FORGOTTEN);
        assertThat(get(post("find", "x".repeat(5000))).getContentAsString()).contains("No case matches");
    }

    @Test
    void letsProgramsSearchWithTheWordsInTheBody() throws Exception {
        MockHttpServletResponse found = answer(MockMvcRequestBuilders.post("/api/v1/tasks/search")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"queue\":\"all\",\"find\":\"brindlemoss\",\"size\":1}"));

        assertThat(found.getContentAsString())
                .contains("\"total\":1", "\"reference\":\"" + rafael + "\"", "\"next\":null");
    }

    private CaseReference opened(String name, String type, String language) {
        CaseReference reference = samples.open();
        search.put(reference, List.of(name));
        samples.task(
                reference,
                "userTask_sortRequest",
                "Sort",
                "t",
                "w",
                type,
                language,
                LocalDate.of(2026, 12, 30),
                null,
                null,
                "caseworker");
        return reference;
    }

    private static List<String> addresses(String page) {
        List<String> found = new ArrayList<>();
        var address = java.util.regex.Pattern.compile("(?:href|hx-get|action)=\"(/[^\"]*)\"")
                .matcher(page);
        while (address.find()) {
            found.add(address.group(1).replace("&amp;", "&"));
        }
        return found;
    }

    private MockHttpServletResponse get(String path) throws Exception {
        return answer(MockMvcRequestBuilders.get(java.net.URI.create(path)));
    }

    private String post(String... fields) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post("/search");
        for (int index = 0; index < fields.length; index += 2) {
            request.param(fields[index], fields[index + 1]);
        }
        return String.valueOf(answer(request).getRedirectedUrl());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.principal(() -> "nadia").session(session))
                .andReturn()
                .getResponse();
    }
}
