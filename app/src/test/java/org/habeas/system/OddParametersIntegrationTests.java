package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Addresses that somebody typed or changed by hand: an answer of some kind, and never a fault of ours. */
class OddParametersIntegrationTests extends WholeApplication {

    private static final List<String> NAMES = List.of(
            "queue",
            "type",
            "regime",
            "language",
            "due",
            "search",
            "after",
            "before",
            "standing",
            "since",
            "size",
            "task",
            "mail",
            "of",
            "sent",
            "find",
            "theme");

    private static final List<String> VALUES = List.of(
            "",
            "\0",
            "a\0b",
            "team",
            "overdue",
            "week",
            "-1",
            "0",
            "2147483648",
            "99999999999999999999",
            "NaN",
            "null",
            "true",
            "%",
            "%00",
            "%zz",
            "'; select 1 --",
            "\\",
            "<b>",
            "\uFFFF",
            "\uD83D\uDE00",
            "\u202E",
            "\r\nX: 1",
            "x".repeat(3000),
            "2026-13-45",
            "2026-11-22T09:58:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "+300000-01-01T00:00:00Z",
            "SAR-2026-000001",
            "SAR-2026-999999999",
            "none_SAR-2026-000001_2026-11-22T09:58:00Z_" + UUID.randomUUID(),
            "+5874898-01-01_SAR-2026-000001_2026-11-22T09:58:00Z_" + UUID.randomUUID(),
            "-999999999-01-01_SAR-2026-000001_2026-11-22T09:58:00Z_" + UUID.randomUUID(),
            "2026-11-22_SAR-2026-000001_+1000000000-12-31T23:59:59Z_" + UUID.randomUUID(),
            "2026-11-22_SAR-2026-000001_+300000-12-31T23:59:59Z_" + UUID.randomUUID(),
            UUID.randomUUID().toString(),
            "../../etc/passwd",
            "{x}",
            "${1+1}");

    private static final int ROUNDS = 600;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void answersEveryFieldWithNulAsWrongAndNotWithAFault() {
        Visitor nadia = signedIn("nadia");
        List<String> answers = new ArrayList<>();
        for (String page : pages()) {
            for (String name : NAMES) {
                HttpResponse<String> answer = nadia.get(page + "?" + encoded(name) + "=a%00b");
                if (answer.statusCode() != 400) {
                    answers.add(answer.statusCode() + " " + page + " " + name);
                }
            }
        }
        assertThat(answers).isEmpty();
        HttpResponse<String> told = nadia.get("/inbox?queue=team&type=%00");
        assertThat(told.body()).contains("character NUL", "nothing was done");
        assertThat(nadia.postFrom("/profile", "/search", Map.of("find", "a\0b")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersWhateverIsTypedIntoAnAddress() {
        long seed = Long.getLong("habeas.odd-seed", System.nanoTime() % 1_000_000);
        Random random = new Random(seed);
        List<Visitor> people = List.of(signedIn("nadia"), signedIn("omar"), signedIn("adam"));
        List<String> pages = List.copyOf(pages());
        List<String> faults = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder address = new StringBuilder(one(pages, random)).append('?');
            for (int parameter = 0; parameter <= random.nextInt(4); parameter++) {
                address.append(encoded(one(NAMES, random)))
                        .append('=')
                        .append(encoded(one(VALUES, random)))
                        .append('&');
            }
            HttpResponse<String> answer = one(people, random).get(address.toString());
            if (answer.statusCode() >= 500) {
                faults.add(address.toString());
            }
        }
        assertThat(faults).as("seed " + seed).isEmpty();
    }

    @Test
    void answersEveryOddValueOfEveryFieldOfAList() {
        Visitor nadia = signedIn("nadia");
        List<String> faults = new ArrayList<>();
        for (String page : List.of("/inbox", "/inbox/news", "/cases", "/inbox/next")) {
            for (String name : List.of("queue", "after", "before", "since", "standing", "due", "search")) {
                for (String value : VALUES) {
                    String address = page + "?" + name + "=" + encoded(value);
                    if (nadia.get(address).statusCode() >= 500) {
                        faults.add(address);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Every page that can be asked for, with something in place of each variable of its path. */
    private Set<String> pages() {
        Set<String> pages = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                info.getPatternValues().stream()
                        .filter(pattern -> !pattern.startsWith("/api"))
                        .map(pattern -> pattern.replaceAll("\\{(ref|reference)(:[^/]*)?}", "SAR-2026-000001")
                                .replaceAll("\\{[^/]*}", UUID.randomUUID().toString()))
                        .forEach(pages::add);
            }
        });
        assertThat(pages).contains("/inbox", "/cases", "/cases/SAR-2026-000001", "/operations", "/holding");
        return pages;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
