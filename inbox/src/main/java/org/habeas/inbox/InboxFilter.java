package org.habeas.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which open tasks are listed: a queue and what narrows it. The address of the page is the filter, so that a list can
 * be sent to a colleague.
 *
 * @param type the right or type in words; empty for any
 * @param regime id of the regime; empty for any
 * @param language ISO 639-1 code; empty for any
 * @param due null for any date
 * @param search what is searched for; the address holds its id and never its words
 */
public record InboxFilter(
        Queue queue,
        String type,
        String regime,
        String language,
        @Nullable DueWindow due,
        Search search) {

    private static final int LONGEST_VALUE = 200;

    /** Reads an address, without the search, whose words do not stand there; what it does not know it leaves out. */
    public static InboxFilter parse(Map<String, String> parameters) {
        return new InboxFilter(
                Queue.of(parameters.getOrDefault("queue", "")),
                value(parameters, "type"),
                value(parameters, "regime"),
                value(parameters, "language"),
                DueWindow.of(parameters.getOrDefault("due", "")).orElse(null),
                Search.NONE);
    }

    /** A queue without anything that narrows it. */
    public static InboxFilter of(Queue queue) {
        return new InboxFilter(queue, "", "", "", null, Search.NONE);
    }

    /** The same narrowing in another queue. */
    public InboxFilter in(Queue other) {
        return new InboxFilter(other, type, regime, language, due, search);
    }

    /** The same list, searched. */
    public InboxFilter searching(Search other) {
        return new InboxFilter(queue, type, regime, language, due, other);
    }

    /** The parameters that give this filter when they are parsed; empty values are left out. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("queue", queue.word());
        put(parameters, "type", type);
        put(parameters, "regime", regime);
        put(parameters, "language", language);
        put(parameters, "due", due == null ? "" : due.word());
        put(parameters, "search", search.id());
        return parameters;
    }

    /** The parameters as they stand in an address after the question mark, encoded. */
    public String query() {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        List<Object> values = new ArrayList<>();
        parameters().forEach((name, value) -> {
            address.queryParam(name, "{" + name + "}");
            values.add(value);
        });
        String query = address.encode().buildAndExpand(values.toArray()).toUri().getRawQuery();
        return query == null ? "" : query;
    }

    /** Whether anything but the queue narrows the list. */
    public boolean isNarrowed() {
        return parameters().size() > 1;
    }

    /** What narrows the list, as people say it: {@code Erasure, EU GDPR, Portuguese, Overdue}. */
    public String words() {
        List<String> words = new ArrayList<>();
        words.add(search.isNone() ? "" : "“" + search.words() + "”");
        words.add(type);
        words.add(regime.isEmpty() ? "" : RegimeWords.regime(regime));
        words.add(language.isEmpty() ? "" : RegimeWords.language(language));
        words.add(due == null ? "" : due.label());
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    private static String value(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "").strip();
        return value.length() <= LONGEST_VALUE ? value : "";
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
