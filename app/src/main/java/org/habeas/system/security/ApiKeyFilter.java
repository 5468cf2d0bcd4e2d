package org.habeas.system.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.habeas.system.web.Problem;
import org.habeas.system.web.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request with {@code Authorization: Bearer KEY} act as the person behind the key, for this request only. */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final ConfiguredStaff staff;
    private final ProblemWriter problems;

    ApiKeyFilter(ApiKeys keys, ConfiguredStaff staff, ProblemWriter problems) {
        this.keys = keys;
        this.staff = staff;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiKeys.Holder> holder = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header ->
                        keys.holderOf(header.substring(BEARER.length()).strip()));
        Optional<UserDetails> person = holder.flatMap(this::person);
        if (holder.isEmpty() || person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!holder.get().scope().allows(request.getMethod(), request.getServletPath())) {
            problems.write(
                    Problem.of(
                            403,
                            "scope-too-small",
                            "This key may only look; it takes one of scope work to change anything."),
                    request,
                    response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person.get(), null, person.get().getAuthorities()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<UserDetails> person(ApiKeys.Holder holder) {
        try {
            return Optional.of(staff.loadUserByUsername(holder.account()));
        } catch (UsernameNotFoundException left) {
            return Optional.empty();
        }
    }
}
