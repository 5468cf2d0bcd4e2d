package org.habeas.system.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted too long, before anything reads who it belongs to. */
class SessionLimit extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = SessionLimit.class.getName();

    private final SessionSettings settings;
    private final Clock clock;

    SessionLimit(SessionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    static void begin(HttpSession session, Clock clock) {
        session.setAttribute(SIGNED_IN_AT, clock.instant());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(SIGNED_IN_AT) instanceof Instant since
                && clock.instant().isAfter(since.plus(settings.longest()))) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
