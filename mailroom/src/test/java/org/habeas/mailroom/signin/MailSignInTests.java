package org.habeas.mailroom.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailSettingsInvalid;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.MailroomSettings.OAuth2;
import org.habeas.mailroom.MailroomSettings.Smtp;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.habeas.mailroom.ScriptedSmtpServer;
import org.habeas.mailroom.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSignInTests {

    private static final String USER = "sar@northwind.example";

    private final TestClock clock = new TestClock();
    private final MailSignIn signIn = new MailSignIn(new AccessTokens(new ObjectMapper(), clock));
    private final ScriptedSmtpServer smtp = new ScriptedSmtpServer();
    private final TokenEndpoint endpoint;

    MailSignInTests() throws IOException {
        endpoint = new TokenEndpoint();
    }

    @BeforeEach
    void takesOneToken() {
        smtp.takesTokens("good");
    }

    @AfterEach
    void stops() {
        endpoint.close();
    }

    @Test
    void signsInWithATokenForTheClientCredentialsAndKeepsIt() throws Exception {
        endpoint.gives("good", 3600);

        toSmtp(endpoint.source(null));
        toSmtp(endpoint.source(null));

        assertThat(endpoint.asked)
                .containsExactly("grant_type=client_credentials&client_id=habeas&client_secret=s3cr&t"
                        + "&scope=mail.read mail.send");
        assertThat(smtp.commands).contains("user=" + USER + "\001auth=Bearer good\001\001");
    }

    @Test
    void exchangesTheRefreshTokenOfAMailboxWhereOneIsGiven() throws Exception {
        endpoint.gives("good", 3600);

        toSmtp(endpoint.source("refresh"));

        assertThat(endpoint.asked)
                .singleElement()
                .asString()
                .startsWith("grant_type=refresh_token&refresh_token=refresh&");
    }

    @Test
    void getsAnotherTokenShortlyBeforeTheFirstEnds() throws Exception {
        endpoint.gives("good", 3600);
        toSmtp(endpoint.source(null));
        clock.advance(Duration.ofMinutes(54));
        toSmtp(endpoint.source(null));
        assertThat(endpoint.asked).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        endpoint.gives("good", 3600);
        toSmtp(endpoint.source(null));

        assertThat(endpoint.asked).hasSize(2);
    }

    @Test
    @MailScenario(9)
    void renewsOnceATokenThatTheServerDoesNotTake() throws Exception {
        endpoint.gives("revoked", 3600);
        endpoint.gives("good", 3600);

        toSmtp(endpoint.source(null));

        assertThat(endpoint.asked).hasSize(2);
        endpoint.gives("unused", 3600);
        smtp.takesTokens("other");
        assertThatThrownBy(() -> toSmtp(endpoint.source(null))).isInstanceOf(AuthenticationFailedException.class);
        assertThat(endpoint.asked)
                .as("asked once for another one, not for ever")
                .hasSize(3);
    }

    @Test
    @MailScenario(9)
    void failsWithoutASecretInItsWordsWhileTheEndpointIsOutOfOrderAndRecoversByItself() throws Exception {
        assertThatThrownBy(() -> toSmtp(endpoint.source(null)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("401 invalid_client")
                .hasMessageNotContaining("s3cr");

        endpoint.gives("good", 3600);
        toSmtp(endpoint.source(null));
    }

    @Test
    void signsInToAnImapServer() throws Exception {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        greenMail.start();
        try {
            greenMail.setUser(USER, "sar", "fresh");
            endpoint.gives("stale", 3600);
            endpoint.gives("fresh", 3600);

            connect("imap", greenMail.getImap().getPort(), "sar", endpoint.source(null));

            assertThat(endpoint.asked).hasSize(2);
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void wantsAPasswordOrATokenAndNeverBoth() {
        OAuth2 source = endpoint.source(null);
        assertThatThrownBy(() -> account("x", source))
                .isInstanceOf(MailSettingsInvalid.class)
                .hasMessageContaining("main")
                .hasMessageContaining("either a password or oauth2");
        assertThatThrownBy(() -> account(null, null)).isInstanceOf(MailSettingsInvalid.class);
        assertThat(account(null, source).oauth2()).isEqualTo(source);
        assertThatThrownBy(() -> new Smtp("h", 1, "u", "x", Tls.TLS, source, 1))
                .isInstanceOf(MailSettingsInvalid.class);
        assertThatThrownBy(() -> new Smtp("h", 1, "u", null, Tls.TLS, null, 1)).isInstanceOf(MailSettingsInvalid.class);
        assertThatThrownBy(() -> new OAuth2(URI.create("http://login.example/token"), "i", "s", "x", null))
                .isInstanceOf(MailSettingsInvalid.class)
                .hasMessageContaining("https");
        assertThat(source.toString()).doesNotContain("s3cr");
    }

    private static Account account(@Nullable String password, @Nullable OAuth2 oauth2) {
        return new Account("main", "imap", 993, USER, password, Tls.TLS, List.of("INBOX"), "Done", null, oauth2);
    }

    private void toSmtp(OAuth2 source) throws MessagingException {
        connect("smtp", smtp.port(), USER, source);
    }

    private void connect(String protocol, int port, String user, OAuth2 source) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        MailSignIn.configure(properties, "mail." + protocol + ".", source);
        Session session = Session.getInstance(properties);
        try (Service service = protocol.equals("imap") ? session.getStore("imap") : session.getTransport("smtp")) {
            signIn.connect(service, "127.0.0.1", port, user, null, source);
            assertThat(service.isConnected()).isTrue();
        }
    }
}
