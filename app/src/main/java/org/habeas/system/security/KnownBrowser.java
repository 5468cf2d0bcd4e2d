package org.habeas.system.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.casework.vault.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * A signed cookie that tells who last signed in from a browser. It opens nothing; it only lets a form that was typed in an
 * ended session be kept for the person who typed it, and for nobody else.
 */
@Component
class KnownBrowser {

    private static final String NAME = "habeas-known";
    private static final String SECURE_NAME = "__Host-" + NAME;
    private static final String HMAC = "HmacSHA256";

    private final Secrets secrets;
    private final SessionSettings settings;

    KnownBrowser(Secrets secrets, SessionSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    void remember(String account, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(
                        request.isSecure() ? SECURE_NAME : NAME, account + ":" + signature(account))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(settings.remembered())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** The account that last signed in from here; empty when the cookie is missing or not ours. */
    Optional<String> lastAccount(HttpServletRequest request) {
        String name = request.isSecure() ? SECURE_NAME : NAME;
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElseGet(Stream::empty)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.indexOf(':') > 0)
                .filter(value -> MessageDigest.isEqual(
                        value.substring(value.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8),
                        signature(value.substring(0, value.indexOf(':'))).getBytes(StandardCharsets.UTF_8)))
                .map(value -> value.substring(0, value.indexOf(':')))
                .findFirst();
    }

    private String signature(String account) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secrets.secret("known-browser"), HMAC));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(account.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
