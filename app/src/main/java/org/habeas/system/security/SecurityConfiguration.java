package org.habeas.system.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.habeas.system.web.Problem;
import org.habeas.system.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The two doors, pages with a session and the API with a key, and the headers both send. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String SIGN_IN = "/sign-in";

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-src 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final String OPEN_API = "/api/openapi.json";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeys keys, ConfiguredStaff staff, ProblemWriter problems)
            throws Exception {
        return http.securityMatcher("/api/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie is ever read here, so a foreign page cannot borrow anybody's rights.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new ApiKeyFilter(keys, staff, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN_API)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, nobody) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(
                                    Problem.of(
                                            401,
                                            "not-signed-in",
                                            "This takes a key: send it as Authorization: Bearer KEY."),
                                    request,
                                    response);
                        })
                        .accessDeniedHandler((request, response, denied) -> problems.write(
                                Problem.of(403, "not-permitted", "You may not do this; nothing was done."),
                                request,
                                response)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            LostSession lostSession,
            SignInOutcome outcome,
            SignInThrottle throttle,
            SessionSettings sessions,
            ProblemWriter problems,
            Clock clock)
            throws Exception {
        return http.headers(SecurityConfiguration::headers)
                .csrf(Customizer.withDefaults())
                .addFilterBefore(new SessionLimit(sessions, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new ThrottledSignIn(throttle, problems), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        SIGN_IN,
                                        "/assets/**",
                                        "/demo/**",
                                        "/objections/*",
                                        "/actuator/health/**",
                                        "/error",
                                        "/transparency",
                                        "/transparency/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(
                        form -> form.loginPage(SIGN_IN).successHandler(outcome).failureHandler(outcome))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl(SIGN_IN + "?left"))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(lostSession).accessDeniedHandler(lostSession))
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        // A response that brings a policy of its own keeps it; X-Frame-Options must not contradict the mail view's.
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resources -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }
}
