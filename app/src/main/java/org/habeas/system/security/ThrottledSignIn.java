package org.habeas.system.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.habeas.system.web.Problem;
import org.habeas.system.web.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an attempt to sign in before the password is looked at, once there were too many. */
class ThrottledSignIn extends OncePerRequestFilter {

    private final SignInThrottle throttle;
    private final ProblemWriter problems;

    ThrottledSignIn(SignInThrottle throttle, ProblemWriter problems) {
        this.throttle = throttle;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals(SecurityConfiguration.SIGN_IN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (throttle.refuses(accountIn(request), request.getRemoteAddr())) {
            problems.write(
                    Problem.of(
                            429,
                            "too-many-attempts",
                            "There were too many attempts to sign in; wait a quarter of an hour and try again."),
                    request,
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static String accountIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username")).orElse("").strip();
    }
}
