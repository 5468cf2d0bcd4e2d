package org.habeas.mailroom;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.habeas.database.TestInstallation;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * An integration test of the mailroom on a real PostgreSQL, with GreenMail as mailbox and a scripted server for the way
 * out; all of them share one context and one database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MailroomApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "habeas.mail.active=false",
            "habeas.mail.domain=mail.northwind.example",
            "habeas.mail.mailboxes[0].address=sar@northwind.example",
            "habeas.mail.mailboxes[0].desk=sar",
            "habeas.mail.mailboxes[0].legal-entity=eu",
            "habeas.mail.smtp.host=127.0.0.1",
            "habeas.mail.smtp.tls=none",
            "habeas.mail.attempts=3",
            "habeas.mail.authserv-ids[0]=mx.northwind.example"
        })
@TestInstallation
@ContextConfiguration(initializers = {TestInstallation.FreshDatabase.class, MailroomTest.OnTestServers.class})
public @interface MailroomTest {

    /** Points the context at servers of this JVM. */
    class OnTestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        /** The mailbox of the tests. */
        public static final GreenMail GREEN_MAIL = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });

        /** The server that takes letters, or does not. */
        public static final ScriptedSmtpServer SMTP = new ScriptedSmtpServer();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            GREEN_MAIL.start();
            GREEN_MAIL.setUser("sar@northwind.example", "sar", "secret");
            Map<String, String> properties = new HashMap<>();
            // A list comes from one property source as a whole.
            properties.put("habeas.mail.accounts[0].name", "main");
            properties.put("habeas.mail.accounts[0].host", "127.0.0.1");
            properties.put(
                    "habeas.mail.accounts[0].port",
                    Integer.toString(GREEN_MAIL.getImap().getPort()));
            properties.put("habeas.mail.accounts[0].user", "sar");
            properties.put("habeas.mail.accounts[0].password", "secret");
            properties.put("habeas.mail.accounts[0].tls", "none");
            properties.put("habeas.mail.smtp.port", Integer.toString(SMTP.port()));
            TestPropertyValues.of(properties).applyTo(context);
        }
    }
}
