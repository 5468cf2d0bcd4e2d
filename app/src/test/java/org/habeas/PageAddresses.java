package org.habeas;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses at which the application answers with a page of requests or of all features, by their patterns. */
final class PageAddresses {

    /** What is no page of its own, and why. */
    private static final Map<String, String> NO_PAGES = Map.of(
            "/error", "drawn at the address that failed",
            "/inbox/news", "a part of the inbox",
            "/inbox/next", "leads on to a case",
            "/cases/{ref}/diagram", "read by the picture on the page of a case",
            "/cases/{ref}/mail/{id}/view", "framed by the page of a case",
            "/cases/{ref}/mail/{id}/raw", "a download",
            "/cases/{ref}/mail/{id}/attachments/{number}", "a download",
            "/cases/{ref}/documents/{id}", "a download",
            "/holding/{id}/raw", "a download");

    /** The features whose pages have a tour of their own. */
    private static final Set<String> ON_OTHER_TOURS =
            Set.of("org.habeas.legalprocess.", "org.habeas.breach.", "org.habeas.transparency.");

    private final Set<PathPattern> patterns;

    PageAddresses(RequestMappingHandlerMapping mappings) {
        patterns = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> !isOnAnotherTour(mapping.getValue()))
                .map(Map.Entry::getKey)
                .filter(PageAddresses::answersGet)
                .flatMap(PageAddresses::patterns)
                .filter(pattern -> !pattern.getPatternString().startsWith("/api/"))
                .collect(Collectors.toSet());
    }

    /** The patterns of pages that are none of these paths. */
    List<String> without(Set<String> places) {
        return unmatched(places)
                .filter(pattern -> !NO_PAGES.containsKey(pattern))
                .toList();
    }

    /** What is taken for no page although there is no such address, or a page of it was seen. */
    List<String> wronglyLeftOut(Set<String> places) {
        Set<String> unseen = unmatched(places).collect(Collectors.toSet());
        return NO_PAGES.keySet().stream()
                .filter(Predicate.not(unseen::contains))
                .toList();
    }

    private Stream<String> unmatched(Set<String> places) {
        return patterns.stream()
                .filter(pattern -> places.stream().map(PathContainer::parsePath).noneMatch(pattern::matches))
                .map(PathPattern::getPatternString)
                .sorted();
    }

    private static boolean isOnAnotherTour(HandlerMethod handler) {
        String name = handler.getBeanType().getName();
        return ON_OTHER_TOURS.stream().anyMatch(name::startsWith);
    }

    private static boolean answersGet(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo mapping) {
        PathPatternsRequestCondition paths = mapping.getPathPatternsCondition();
        return paths == null ? Stream.empty() : paths.getPatterns().stream();
    }
}
