package org.habeas.system.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.habeas.system.web.Problem;
import org.habeas.system.web.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What happens to a request of somebody who is not signed in, or no longer: people are led to the sign-in and their form
 * is kept, scripts are told by a status.
 */
@Component
class LostSession implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Problem NO_LONGER_VALID = Problem.of(
            403,
            "form-no-longer-valid",
            "You are signed in, but this form was no longer valid: the token of your session (_csrf) is missing or old, so"
                    + " nothing was done. Open the page again and repeat.");

    private final KeptForms forms;
    private final ProblemWriter problems;

    LostSession(KeptForms forms, ProblemWriter problems) {
        this.forms = forms;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        toSignIn(ended || forms.keep(request), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
        if (!(denied instanceof CsrfException)) {
            problems.write(
                    Problem.of(403, "not-permitted", "You may not do this; nothing was done."), request, response);
        } else if (SentTooMuch.is(request)) {
            problems.write(SentTooMuch.problem(), request, response);
        } else if (isScript(request)) {
            if (somebody == null) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                problems.write(NO_LONGER_VALID, request, response);
            }
        } else {
            boolean kept = forms.keep(request);
            Optional<String> page = Optional.ofNullable(somebody)
                    .filter(person -> kept)
                    .flatMap(person -> forms.pageFor(person.getName(), request));
            if (page.isPresent()) {
                response.sendRedirect(request.getContextPath() + page.get());
            } else if (kept || somebody == null) {
                toSignIn(true, request, response);
            } else {
                problems.write(NO_LONGER_VALID, request, response);
            }
        }
    }

    private static void toSignIn(boolean ended, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String address = request.getContextPath() + SecurityConfiguration.SIGN_IN + (ended ? "?ended" : "");
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
        }
        if (isScript(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(address);
        }
    }

    private static boolean isScript(HttpServletRequest request) {
        String accept =
                Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
        String mode = Optional.ofNullable(request.getHeader("Sec-Fetch-Mode")).orElse("navigate");
        return request.getHeader("HX-Request") != null || !mode.equals("navigate") || !accept.contains("text/html");
    }
}
