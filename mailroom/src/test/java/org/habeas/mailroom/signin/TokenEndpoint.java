package org.habeas.mailroom.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.habeas.mailroom.MailroomSettings.OAuth2;
import org.jspecify.annotations.Nullable;

/** A token endpoint (RFC 6749) that gives the tokens it was told to, one a request, or is out of order. */
final class TokenEndpoint implements AutoCloseable {

    /** What was asked, decoded. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final Deque<String> answers = new ConcurrentLinkedDeque<>();

    TokenEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/token", this::answer);
        server.start();
    }

    OAuth2 source(@Nullable String refreshToken) {
        return new OAuth2(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token"),
                "habeas",
                "s3cr&t",
                "mail.read mail.send",
                refreshToken);
    }

    void gives(String token, long seconds) {
        answers.add("{\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + "}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        String answer = answers.poll();
        byte[] body = (answer == null
                        ? "{\"error\":\"invalid_client\",\"error_description\":\"s3cr&t is wrong\"}"
                        : answer)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer == null ? 401 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
