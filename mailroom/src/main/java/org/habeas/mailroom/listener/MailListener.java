package org.habeas.mailroom.listener;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Listener;
import org.habeas.mailroom.inbound.DirectDeliveries;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Listens where the settings say so; a port that cannot be had is tried again. */
@Component
class MailListener implements MailroomLoop {

    private static final Duration BEFORE_LISTENING_AGAIN = Duration.ofSeconds(1);

    private final DirectDeliveries deliveries;
    private final MailroomSettings settings;
    private final ObjectProvider<SslBundles> certificates;

    MailListener(DirectDeliveries deliveries, MailroomSettings settings, ObjectProvider<SslBundles> certificates) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.certificates = certificates;
    }

    @Override
    public List<Round> rounds() {
        Listener listener = settings.listener();
        return listener == null
                ? List.of()
                : List.of(new Round("mail-listener", BEFORE_LISTENING_AGAIN, () -> listen(listener)));
    }

    OpenPort open(Listener listener) throws IOException {
        return open(
                listener,
                (envelope, head, raw) ->
                        deliveries.store(listener.name(), listener.protocol().name(), envelope, head, raw));
    }

    OpenPort open(Listener listener, Dialogue.Taking taking) throws IOException {
        SSLContext tls = certificate(listener);
        return new OpenPort(listener.address(), listener.port(), listener.connections(), client -> new Dialogue(
                        new ClientWire(client, listener.timeout()), settings, listener, tls, taking)
                .run());
    }

    private void listen(Listener listener) throws IOException {
        try (OpenPort port = open(listener)) {
            port.serve();
        }
    }

    private @Nullable SSLContext certificate(Listener listener) {
        return listener.sslBundle() == null
                ? null
                : certificates.getObject().getBundle(listener.sslBundle()).createSslContext();
    }
}
