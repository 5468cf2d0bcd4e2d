package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class InboxFilterTests {

    @Test
    void readsBackEveryAddressItWrites() {
        for (Queue queue : Queue.values()) {
            for (String words : new String[] {"", "Müller & Söhne", "a=b&c", "100 %", "+49 30", "{x}", "“quoted”"}) {
                InboxFilter filter = new InboxFilter(queue, words, "eu-gdpr", "de", DueWindow.WEEK, Search.NONE);
                assertThat(InboxFilter.parse(parameters(filter.query()))).isEqualTo(filter);
            }
        }
    }

    @Test
    void namesASearchByItsIdAndNeverByItsWords() {
        InboxFilter filter = InboxFilter.of(Queue.ALL).searching(new Search("k3f9", "Joana Teles"));

        assertThat(filter.query()).isEqualTo("queue=all&search=k3f9");
        assertThat(filter.in(Queue.MINE).query()).isEqualTo("queue=mine&search=k3f9");
        assertThat(filter.isNarrowed()).isTrue();
        assertThat(InboxFilter.parse(Map.of("queue", "all", "find", "Joana")).query())
                .isEqualTo("queue=all");
    }

    @Test
    void leavesOutWhatNarrowsNothing() {
        assertThat(InboxFilter.of(Queue.MINE).query()).isEqualTo("queue=mine");
        assertThat(InboxFilter.of(Queue.MINE).isNarrowed()).isFalse();
    }

    @Test
    void fallsBackToTheTeamForWhatItDoesNotKnow() {
        InboxFilter filter = InboxFilter.parse(Map.of("queue", "everything", "due", "never", "type", "x".repeat(300)));

        assertThat(filter).isEqualTo(InboxFilter.of(Queue.TEAM));
    }

    @Test
    void saysInWordsWhatNarrowsTheList() {
        InboxFilter filter = InboxFilter.parse(Map.of("regime", "eu-gdpr", "language", "pt", "due", "overdue"))
                .searching(Search.of(" teles "));

        assertThat(filter.words()).isEqualTo("“teles”, EU GDPR, Portuguese, Overdue");
    }

    @Test
    void keepsTheNarrowingInAnotherQueue() {
        InboxFilter filter = InboxFilter.parse(Map.of("queue", "team", "language", "de", "due", "overdue"));

        assertThat(filter.in(Queue.ALL).query()).isEqualTo("queue=all&language=de&due=overdue");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new java.util.HashMap<>();
        UriComponentsBuilder.fromUri(URI.create("http://localhost/inbox?" + query))
                .build(true)
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) ->
                        parameters.put(name, UriUtils.decode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return parameters;
    }
}
