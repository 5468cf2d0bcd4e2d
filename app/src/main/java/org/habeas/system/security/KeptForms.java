package org.habeas.system.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.inbox.TypedForm;
import org.springframework.stereotype.Component;

/**
 * Forms that were sent without a living session. Nothing of them is done; the fields wait in the new session, for the
 * person who was last signed in from the same browser, until the page shows them again.
 */
@Component
class KeptForms {

    private static final String OWNER = KeptForms.class.getName() + ".owner";
    private static final Pattern KEPT = Pattern.compile("/(cases|requests)(/.*)?");
    private static final Pattern OF_A_CASE = Pattern.compile("(/cases/[A-Za-z]{2,4}-\\d{4}-\\d{6,9})/.*");
    private static final Set<String> NOT_TYPED = Set.of("version", "do", "remove");
    private static final int MOST_FIELDS = 200;
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final KnownBrowser browser;

    KeptForms(KnownBrowser browser) {
        this.browser = browser;
    }

    /**
     * Keeps the form of a request.
     *
     * @return whether it was kept; not when it is no form of ours, when nothing was typed into it, which must not take
     *     the place of what was typed before, when it is too large, or from a browser nobody signed in from
     */
    boolean keep(HttpServletRequest request) {
        String address = pathOf(request);
        Optional<String> owner = browser.lastAccount(request);
        if (owner.isEmpty()
                || !request.getMethod().equals("POST")
                || !KEPT.matcher(address).matches()) {
            return false;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                fields.put(name, List.of(values));
            }
        });
        if (!isTyped(fields)) {
            return false;
        }
        long size = fields.entrySet().stream()
                .mapToLong(field -> field.getKey().length()
                        + field.getValue().stream().mapToLong(String::length).sum())
                .sum();
        if (fields.size() > MOST_FIELDS || size > MOST_CHARACTERS) {
            return false;
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(TypedForm.ATTRIBUTE, new TypedForm(address, fields));
        session.setAttribute(OWNER, owner.get());
        return true;
    }

    /** Where the kept form of this person is shown again; a form that somebody else typed is dropped. */
    Optional<String> pageFor(String account, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TypedForm.ATTRIBUTE) instanceof TypedForm form)) {
            return Optional.empty();
        }
        if (!account.equals(session.getAttribute(OWNER))) {
            session.removeAttribute(TypedForm.ATTRIBUTE);
            return Optional.empty();
        }
        Matcher ofACase = OF_A_CASE.matcher(form.address());
        return Optional.of(ofACase.matches() ? ofACase.group(1) : form.address());
    }

    /** Whether a form waits for somebody to sign in. */
    boolean waits(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(TypedForm.ATTRIBUTE) != null;
    }

    private static boolean isTyped(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .filter(field -> !NOT_TYPED.contains(field.getKey()))
                .anyMatch(field -> field.getValue().stream().anyMatch(value -> !value.isBlank()));
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
