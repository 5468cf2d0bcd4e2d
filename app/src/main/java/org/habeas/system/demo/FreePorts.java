package org.habeas.system.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.habeas.system.CommandFailed;

/** Tells in one sentence that a port is taken, before anything has been started. */
final class FreePorts {

    private FreePorts() {}

    /** A port of the loopback address on which nobody listens, for links that name it before anybody does. */
    static int any() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /**
     * @param port on the loopback address; 0 is always free
     * @param what for what it is wanted
     * @param option by which another can be chosen
     * @throws CommandFailed when somebody listens there
     */
    static void demand(int port, String what, String option) {
        if (port < 0 || port > 65_535) {
            throw CommandFailed.wrongUse(option + " takes a port from 0 to 65535, not " + port + ".");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw CommandFailed.wrongUse("Port " + port + " for " + what
                    + " is taken by another program: stop that program or choose another port with " + option + ".");
        }
    }
}
