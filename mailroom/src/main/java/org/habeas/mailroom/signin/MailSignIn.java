package org.habeas.mailroom.signin;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.util.Properties;
import org.habeas.mailroom.MailroomSettings.OAuth2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Connects to a mail server and signs in. A token that the server does not take is renewed, once. */
@Component
public class MailSignIn {

    private final AccessTokens tokens;

    MailSignIn(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Says in the properties of a session, below a prefix such as {@code mail.imap.}, how it signs in. */
    public static void configure(Properties session, String prefix, @Nullable OAuth2 oauth2) {
        if (oauth2 != null) {
            session.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
    }

    /**
     * Connects.
     *
     * @param service of a session that {@link #configure} has prepared
     * @param password used without {@code oauth2}
     */
    public void connect(
            Service service,
            String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable OAuth2 oauth2)
            throws MessagingException {
        if (oauth2 == null) {
            service.connect(host, port, user, password);
            return;
        }
        String token = tokens.current(oauth2);
        try {
            service.connect(host, port, user, token);
        } catch (AuthenticationFailedException e) {
            service.connect(host, port, user, tokens.instead(oauth2, token));
        }
    }
}
