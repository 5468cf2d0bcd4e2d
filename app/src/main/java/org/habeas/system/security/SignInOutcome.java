package org.habeas.system.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where a sign-in leads: back to the form that waited, to the page that was asked for, or again to the sign-in. */
@Component
class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private final KeptForms forms;
    private final KnownBrowser browser;
    private final SignInThrottle throttle;
    private final Clock clock;

    SignInOutcome(KeptForms forms, KnownBrowser browser, SignInThrottle throttle, Clock clock) {
        this.forms = forms;
        this.browser = browser;
        this.throttle = throttle;
        this.clock = clock;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication somebody)
            throws IOException, ServletException {
        throttle.succeeded(somebody.getName(), request.getRemoteAddr());
        browser.remember(somebody.getName(), request, response);
        SessionLimit.begin(request.getSession(), clock);
        Optional<String> waiting = forms.pageFor(somebody.getName(), request);
        if (waiting.isPresent()) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, waiting.get());
        } else {
            super.onAuthenticationSuccess(request, response, somebody);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        throttle.failed(ThrottledSignIn.accountIn(request), request.getRemoteAddr());
        getRedirectStrategy().sendRedirect(request, response, SecurityConfiguration.SIGN_IN + "?refused");
    }
}
