package org.habeas.mailroom.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.habeas.mailroom.MailroomSettings.OAuth2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The access tokens in use, each got once and kept until shortly before it ends. Neither they nor secrets are logged. */
@Component
class AccessTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** What a token lives when the endpoint does not say; RFC 6749 5.1 only recommends that it does. */
    private static final long SECONDS_UNSAID = 300;

    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<OAuth2, Kept> kept = new ConcurrentHashMap<>();

    AccessTokens(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    private static final class Kept {
        private @Nullable String token;
        private Instant until = Instant.MIN;
    }

    /** A token that should still be good, got from the endpoint if need be. */
    String current(OAuth2 source) throws MessagingException {
        Kept slot = kept.computeIfAbsent(source, any -> new Kept());
        synchronized (slot) {
            if (slot.token == null || !clock.instant().isBefore(slot.until)) {
                fill(slot, source);
            }
            return String.valueOf(slot.token);
        }
    }

    /** Another token than this one, which a server did not take. */
    String instead(OAuth2 source, String refused) throws MessagingException {
        Kept slot = kept.computeIfAbsent(source, any -> new Kept());
        synchronized (slot) {
            if (refused.equals(slot.token)) {
                slot.token = null;
            }
        }
        return current(source);
    }

    private void fill(Kept slot, OAuth2 source) throws MessagingException {
        slot.token = null;
        JsonNode answer = ask(source);
        long seconds = answer.path("expires_in").asLong(SECONDS_UNSAID);
        Duration life = Duration.ofSeconds(Math.max(0, seconds));
        Duration early = life.dividedBy(10).compareTo(EARLY) < 0 ? life.dividedBy(10) : EARLY;
        slot.until = clock.instant().plus(life).minus(early);
        slot.token = answer.path("access_token").asText();
    }

    private JsonNode ask(OAuth2 source) throws MessagingException {
        HttpRequest request = HttpRequest.newBuilder(source.tokenEndpoint())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(source)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() != 200
                    || answer.path("access_token").asText().isEmpty()) {
                throw new MessagingException("The token endpoint " + source + " gave no token: " + response.statusCode()
                        + " " + answer.path("error").asText().replaceAll("[^a-zA-Z_]", ""));
            }
            return answer;
        } catch (JsonProcessingException e) {
            // The text of the failure would repeat what the endpoint said, and with it perhaps a token.
            throw new MessagingException("The token endpoint " + source + " did not answer in JSON");
        } catch (IOException e) {
            throw new MessagingException("The token endpoint " + source + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessagingException("Interrupted while waiting for the token endpoint " + source, e);
        }
    }

    private static String form(OAuth2 source) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (source.refreshToken() == null) {
            fields.put("grant_type", "client_credentials");
        } else {
            fields.put("grant_type", "refresh_token");
            fields.put("refresh_token", source.refreshToken());
        }
        fields.put("client_id", source.clientId());
        fields.put("client_secret", source.clientSecret());
        fields.put("scope", source.scope());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
