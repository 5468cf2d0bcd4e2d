package org.habeas.system.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A mailbox in memory that can be read by IMAP on the loopback address and filled without a mail server's work. */
public final class FilledMailbox implements AutoCloseable {

    private static final String ADDRESS = "sar@larkfield.example";
    private static final long STARTUP_MILLIS = 10_000;

    private final GreenMail server;
    private final GreenMailUser user;

    private FilledMailbox(GreenMail server, GreenMailUser user) {
        this.server = server;
        this.user = user;
    }

    /** Starts it empty on a free port. */
    public static FilledMailbox start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        GreenMail server = new GreenMail(setup);
        GreenMailUser user = server.setUser(ADDRESS, DemoMailServer.LOGIN, DemoMailServer.PASSWORD);
        server.start();
        return new FilledMailbox(server, user);
    }

    /** Puts a raw mail into it. */
    public void put(byte[] mail) {
        try {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What lets the demonstration read this mailbox instead of its own. */
    public Map<String, Object> properties() {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("name", "bench");
        account.put("host", "127.0.0.1");
        account.put("port", server.getImap().getPort());
        account.put("user", DemoMailServer.LOGIN);
        account.put("password", DemoMailServer.PASSWORD);
        account.put("tls", "NONE");
        Map<String, Object> properties = new LinkedHashMap<>();
        account.forEach((name, value) -> properties.put("habeas.mail.accounts[0]." + name, value));
        return properties;
    }

    @Override
    public void close() {
        server.stop();
    }
}
