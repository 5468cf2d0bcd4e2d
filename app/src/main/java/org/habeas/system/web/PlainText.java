package org.habeas.system.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses fields that hold the character NUL, which no text has and PostgreSQL does not store. */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class PlainText extends OncePerRequestFilter {

    private static final Problem NUL = Problem.of(
            400, "no-text", "A field holds the character NUL (U+0000), which no text has; nothing was done.");

    private final ProblemWriter problems;

    PlainText(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean nul = request.getParameterMap().entrySet().stream()
                .anyMatch(field -> hasNul(field.getKey())
                        || Arrays.stream(field.getValue()).anyMatch(PlainText::hasNul));
        if (nul) {
            problems.write(NUL, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
