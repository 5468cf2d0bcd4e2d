package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.habeas.system.demo.DemoPeople;

/** Somebody with a browser of their own: keeps cookies, follows no redirect, reads the hidden CSRF field of a page. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\"[^>]*href=\"([^\"]+)\"");

    private final String home;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    /** Somebody whose browser is at this address. */
    public Visitor(String home) {
        this.home = home;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Somebody whose browser trusts these certificates. */
    public Visitor(String home, SSLContext trust) {
        this.home = home;
        this.client =
                HttpClient.newBuilder().cookieHandler(cookies).sslContext(trust).build();
    }

    /** Asks for a page as a browser does. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form with exactly these fields. */
    /** The pages of a list, from this one to the last. */
    public String allPages(String path) {
        StringBuilder pages = new StringBuilder();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            String page = get(next.get()).body();
            pages.append(page);
            next = NEXT.matcher(page)
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .findFirst();
        }
        return pages.toString();
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a body of any kind, as something that takes these kinds of answers. */
    public HttpResponse<String> post(String path, String accept, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(home + path))
                .header("Accept", accept)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends a form with the CSRF field of a page that holds one. */
    public HttpResponse<String> postFrom(String page, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf(get(page).body()));
        return post(path, all);
    }

    /** Tries to sign in. */
    public HttpResponse<String> trySignIn(String account, String password) {
        return postFrom("/sign-in", "/sign-in", Map.of("username", account, "password", password));
    }

    /** Signs in one of the people of the demonstration. */
    public HttpResponse<String> signIn(String account) {
        HttpResponse<String> answer = trySignIn(account, DemoPeople.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).doesNotContain("refused");
        return answer;
    }

    /** Loses the session, as after a long break; other cookies stay. */
    public void loseSession() {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("habeas"))
                .forEach(cookie -> cookie.setValue("0123456789ABCDEF0123456789ABCDEF"));
    }

    /** Where an answer leads, without the host. */
    public String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace(home, "");
    }

    /** The hidden field against foreign forms. */
    public static String csrf(String page) {
        Matcher field = CSRF.matcher(page);
        assertThat(field.find()).as("the page holds a form with a CSRF field").isTrue();
        return field.group(1);
    }

    /** The attributes of a cookie are not kept by the client; its presence is. */
    public boolean holds(String cookie) {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getName)
                .anyMatch(cookie::equals);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(home + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
