package org.habeas.system.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SmtpDeliveryTests {

    @Test
    void doublesADotThatBeginsALine() throws IOException {
        assertThat(onTheWire("a\r\n.\r\n..b\r\nc.d\r\n")).isEqualTo("a\r\n..\r\n...b\r\nc.d\r\n");
    }

    @Test
    void endsLinesAsSmtpAsks() throws IOException {
        assertThat(onTheWire("a\nb\r\nc")).isEqualTo("a\r\nb\r\nc\r\n");
    }

    @Test
    void leavesEveryOtherByteAsItIs() throws IOException {
        byte[] odd = {'x', (byte) 0xff, 0, 9, (byte) 0x80, '\r', '\n'};
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        SmtpDelivery.writeBody(wire, odd);
        assertThat(wire.toByteArray()).isEqualTo(odd);
    }

    @Test
    void refusesAnAddressThatWouldBeACommand() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread greeter = new Thread(() -> greet(server));
            greeter.start();
            assertThatThrownBy(() -> new SmtpDelivery(server.getLocalPort())
                            .deliver("a@b.example>\r\nRCPT TO:<c@d.example", "e@f.example", new byte[0]))
                    .isInstanceOf(SmtpRefused.class);
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        assertThatThrownBy(() -> new SmtpDelivery(free).deliver("", "e@f.example", new byte[0]))
                .isInstanceOf(ConnectException.class);
    }

    private static void greet(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("220 hello\r\n250 hello\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException expectedWhenTheClientLeaves) {
            // the test looks at the client only
        }
    }

    private static String onTheWire(String mail) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        SmtpDelivery.writeBody(wire, mail.getBytes(StandardCharsets.UTF_8));
        return wire.toString(StandardCharsets.UTF_8);
    }
}
