package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInIntegrationTests extends WholeApplication {

    private static final String FORM = "/cases/SAR-2026-000001/tasks/userTask_sortRequest";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void leadsStrangersToTheSignIn() {
        Visitor stranger = visitor();
        HttpResponse<String> answer = stranger.get("/inbox");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(stranger.location(answer)).isEqualTo("/sign-in");
    }

    @Test
    void showsThatThisIsADemonstration() {
        assertThat(visitor().get("/sign-in").body()).contains("Larkfield Networks", "Demonstration");
    }

    @Test
    void letsInWhoKnowsThePassword() {
        Visitor nadia = visitor();
        nadia.get("/inbox?queue=mine");
        HttpResponse<String> answer = nadia.signIn("nadia");
        assertThat(nadia.location(answer)).as("back to the page asked for").startsWith("/inbox?queue=mine");
        assertThat(nadia.get("/inbox").statusCode()).isEqualTo(200);
    }

    @Test
    void leadsEverybodyToTheFirstPlaceTheirRolesOpen() {
        Visitor nadia = signedIn("nadia");
        assertThat(nadia.location(nadia.get("/"))).isEqualTo("/inbox");
        Visitor adam = signedIn("adam");
        assertThat(adam.location(adam.get("/"))).isEqualTo("/operations");
        assertThat(signedIn("sofia").get("/").body()).contains("Nothing waits for you here");
    }

    @Test
    void doesNotSayWhichPartWasWrong() {
        Visitor known = visitor();
        Visitor unknown = visitor();
        assertThat(known.location(known.trySignIn("lena", "wrong"))).isEqualTo("/sign-in?refused");
        assertThat(unknown.location(unknown.trySignIn("nobody-here", "wrong"))).isEqualTo("/sign-in?refused");
        assertThat(known.get("/sign-in?refused").body()).contains("do not belong together");
    }

    @Test
    void slowsDownWhoeverGuesses() {
        Visitor guesser = visitor();
        for (int attempt = 0; attempt < SignInThrottle.MOST_PER_PAIR; attempt++) {
            assertThat(guesser.trySignIn("bruno", "guess" + attempt).statusCode())
                    .isEqualTo(302);
        }
        HttpResponse<String> refused = guesser.trySignIn("bruno", "habeas-demo");
        assertThat(refused.statusCode()).as("even with the right password").isEqualTo(429);
        assertThat(refused.body()).contains("wait a quarter of an hour");
        clock.forward(SignInThrottle.WINDOW.plusSeconds(1));
        guesser.signIn("bruno");
        assertThat(jdbc.sql("select count(*) from system_failed_sign_in where account like '%bruno%'")
                        .query(Integer.class)
                        .single())
                .as("what was typed is not kept in clear")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/inbox",
                "/cases",
                "/cases/SAR-2026-999999",
                "/no-such-page",
                "/",
                "/profile",
                "/demo/mailbox"
            })
    void sendsTheSameHeadersWithEveryPage(String page) {
        HttpResponse<String> answer = signedIn("nadia").get(page);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-src 'self'; frame-ancestors 'none'; object-src 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "X-Correlation-Id")).isNotEmpty();
    }

    @Test
    void letsBrowsersKeepStyleSheets() {
        Visitor stranger = visitor();
        String page = stranger.get("/sign-in").body();
        String sheet = page.replaceAll("(?s).*href=\"(/assets/habeas[^\"]*)\".*", "$1");
        assertThat(header(stranger.get(sheet), "Cache-Control")).contains("immutable");
    }

    @Test
    void hidesTheSessionFromScriptsAndForeignPages() {
        assertThat(visitor().get("/sign-in").headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("habeas="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void givesANewSessionToWhoSignsIn() {
        Visitor nadia = visitor();
        nadia.get("/sign-in");
        assertThat(nadia.signIn("nadia").headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("habeas="));
    }

    @Test
    void keepsAFormThatWasTypedInAnEndedSession() {
        Visitor nadia = signedIn("nadia");
        nadia.loseSession();
        HttpResponse<String> answer = nadia.post(FORM, Map.of("note", "typed for an hour", "version", "3"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(nadia.location(answer)).isEqualTo("/sign-in?ended");
        assertThat(nadia.get("/sign-in?ended").body())
                .contains("What you typed is kept")
                .doesNotContain("typed for an hour");
        assertThat(nadia.location(nadia.signIn("nadia"))).isEqualTo("/cases/SAR-2026-000001");
    }

    @Test
    void showsAKeptFormToNobodyElse() {
        Visitor browser = signedIn("nadia");
        browser.loseSession();
        browser.post(FORM, Map.of("note", "nadia's thoughts"));
        assertThat(browser.location(browser.signIn("omar"))).isEqualTo("/");
    }

    @Test
    void keepsNothingFromABrowserNobodySignedInFrom() {
        Visitor stranger = visitor();
        stranger.post(FORM, Map.of("note", "x"));
        assertThat(stranger.get("/sign-in").body()).doesNotContain("is kept");
        assertThat(stranger.location(stranger.signIn("nadia"))).isEqualTo("/");
    }

    @Test
    void keepsNoFormOfImmoderateSize() {
        Visitor nadia = signedIn("nadia");
        nadia.loseSession();
        nadia.post(FORM, Map.of("note", "x".repeat(300 * 1024)));
        assertThat(nadia.location(nadia.signIn("nadia"))).isEqualTo("/");
    }

    @Test
    void doesNothingWithAFormWithoutItsToken() {
        Visitor nadia = signedIn("nadia");
        HttpResponse<String> form = nadia.post(FORM, Map.of("note", "from an old tab"));
        assertThat(nadia.location(form)).as("shown again, filled in").isEqualTo("/cases/SAR-2026-000001");
        HttpResponse<String> other = nadia.post("/profile", Map.of("theme", "DARK"));
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("no longer valid");
    }

    @Test
    void endsASessionThatLastedTooLong() {
        Visitor nadia = signedIn("nadia");
        clock.forward(Duration.ofHours(9));
        assertThat(nadia.get("/inbox").statusCode()).isEqualTo(200);
        clock.forward(Duration.ofHours(2));
        HttpResponse<String> answer = nadia.get("/inbox");
        assertThat(nadia.location(answer)).startsWith("/sign-in");
    }

    @Test
    void signsOut() {
        Visitor nadia = signedIn("nadia");
        assertThat(nadia.location(nadia.postFrom("/inbox", "/logout", Map.of())))
                .isEqualTo("/sign-in?left");
        assertThat(nadia.get("/inbox").statusCode()).isEqualTo(302);
    }

    @Test
    void showsTheAdministratorNoCase() {
        Visitor adam = signedIn("adam");
        assertThat(adam.get("/inbox").statusCode()).isEqualTo(403);
        assertThat(adam.get("/cases/SAR-2026-000001").statusCode()).isEqualTo(403);
    }

    @Test
    void tellsWhatIsNotThereInPlainWords() {
        HttpResponse<String> answer = signedIn("nadia").get("/no-such-page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1").doesNotContain("Whitelabel", "Exception");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
