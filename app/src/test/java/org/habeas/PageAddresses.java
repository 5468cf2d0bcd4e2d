package org.habeas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses at which the application answers with a page, by their patterns; each is on exactly one tour. */
final class PageAddresses {

    /** What is no page of its own, and why. */
    private static final Map<String, String> NO_PAGES = Map.ofEntries(
            Map.entry("/error", "drawn at the address that failed"),
            Map.entry("/inbox/news", "a part of the inbox"),
            Map.entry("/inbox/next", "leads on to a case"),
            Map.entry("/cases/{ref}/diagram", "read by the picture on the page of a case"),
            Map.entry("/cases/{ref}/mail/{id}/view", "framed by the page of a case"),
            Map.entry("/cases/{ref}/mail/{id}/raw", "a download"),
            Map.entry("/cases/{ref}/mail/{id}/attachments/{number}", "a download"),
            Map.entry("/cases/{ref}/documents/{id}", "a download"),
            Map.entry("/holding/{id}/raw", "a download"),
            Map.entry("/holding/{id}/view", "framed by the page of a held mail"),
            Map.entry("/breaches/register.csv", "a download"),
            Map.entry("/reports/{reference:(?i)tr-[^.]+}.{kind:pdf|csv|json}", "a download"),
            Map.entry(
                    "/transparency/{period:[0-9]{4}(?:-H[12])?}/{edition:[0-9]{1,3}}"
                            + "/transparency-report.{kind:pdf|csv|json}",
                    "a download"));

    private final List<Address> all;
    private final Tour tour;

    /** The addresses of all tours, of which one has to show its own. */
    PageAddresses(RequestMappingHandlerMapping mappings, Tour tour) {
        all = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> answersGet(mapping.getKey()))
                .flatMap(mapping -> patterns(mapping.getKey())
                        .map(pattern -> new Address(Tour.showing(mapping.getValue()), pattern)))
                .filter(address -> !address.words().startsWith("/api/"))
                .distinct()
                .toList();
        this.tour = tour;
    }

    /** The patterns of pages of this tour that are none of these paths. */
    List<String> without(Set<String> places) {
        return all.stream()
                .filter(address -> address.tour() == tour && !address.isAmong(places))
                .map(Address::words)
                .filter(address -> !NO_PAGES.containsKey(address))
                .sorted()
                .toList();
    }

    /** What is taken for no page although there is no such address, or this tour saw a page of it. */
    List<String> wronglyLeftOut(Set<String> places) {
        return NO_PAGES.keySet().stream()
                .filter(noPage -> all.stream()
                        .filter(address -> address.words().equals(noPage))
                        .allMatch(address -> address.tour() == tour && address.isAmong(places)))
                .sorted()
                .toList();
    }

    private static boolean answersGet(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo mapping) {
        PathPatternsRequestCondition paths = mapping.getPathPatternsCondition();
        return paths == null ? Stream.empty() : paths.getPatterns().stream();
    }

    /** The tours through the pages; a feature without one of its own is on that of requests. */
    enum Tour {
        LEGAL_PROCESS("org.habeas.legalprocess."),
        BREACH("org.habeas.breach."),
        TRANSPARENCY("org.habeas.transparency."),
        REQUESTS("");

        private final String beginning;

        Tour(String beginning) {
            this.beginning = beginning;
        }

        private static Tour showing(HandlerMethod handler) {
            return Arrays.stream(values())
                    .filter(tour -> handler.getBeanType().getName().startsWith(tour.beginning))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private record Address(Tour tour, PathPattern pattern) {

        String words() {
            return pattern.getPatternString();
        }

        boolean isAmong(Set<String> places) {
            return places.stream().map(PathContainer::parsePath).anyMatch(pattern::matches);
        }
    }
}
