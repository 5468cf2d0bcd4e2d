package org.habeas.mailroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.habeas.mailroom.server.CuttingProxy.Cut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttingProxyTests {

    private static final String BEFORE = "* 1 FETCH (UID 7 BODY[] {10}\r\n";
    private static final String LITERAL = "0{1}\r\n6789";
    private static final String AFTER = ")\r\nA1 OK done\r\n";

    private ServerSocket server;
    private CuttingProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = CuttingProxy.to(server.getLocalPort(), 1);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesEverythingUntilItIsToldToCut() throws IOException {
        assertThat(whatArrives()).isEqualTo(BEFORE + LITERAL + AFTER);
    }

    @Test
    void endsTheConnectionWhereItIsToldWithinTheLiteral() throws IOException {
        proxy.cutNext(Cut.FIRST_BYTE, Cut.HALF, Cut.ALL_BUT_LAST_BYTE, Cut.LAST_BYTE, Cut.RANDOM);

        for (int bytes : List.of(1, 5, 9, 10)) {
            assertThat(whatArrives()).isEqualTo(BEFORE + LITERAL.substring(0, bytes));
        }
        assertThat(whatArrives()).startsWith(BEFORE).hasSizeLessThan((BEFORE + LITERAL).length());
        assertThat(whatArrives()).isEqualTo(BEFORE + LITERAL + AFTER);
        assertThat(proxy.cuts()).hasSize(5);
        assertThat(proxy.connections()).isEqualTo(6);
    }

    @Test
    void goesDeadWithoutTellingEitherEnd() throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write('1');
            assertThat(client.getInputStream().read()).isEqualTo('1');

            proxy.dropSilently();
            accepted.getOutputStream().write('2');
            accepted.shutdownOutput();
            client.getOutputStream().write('3');

            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(whatArrives()).as("a later connection").isEqualTo(BEFORE + LITERAL + AFTER);
        }
    }

    private String whatArrives() throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            client.setSoTimeout(5000);
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write((BEFORE + LITERAL + AFTER).getBytes(StandardCharsets.US_ASCII));
            }
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
