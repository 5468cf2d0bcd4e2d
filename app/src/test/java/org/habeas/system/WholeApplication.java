package org.habeas.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.HabeasApplication;
import org.habeas.database.TestDatabase;
import org.habeas.system.demo.DemoMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application as a demonstration: real PostgreSQL, a real mail server on loopback ports, pages on a random
 * port, a clock that can be put forward. All tests that extend it share one context, so none may add beans or properties
 * of its own.
 */
@SpringBootTest(
        classes = HabeasApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.threshold.console=info")
@ActiveProfiles("demo")
@ContextConfiguration(initializers = WholeApplication.Installation.class)
@Import(WholeApplication.TestClock.class)
public abstract class WholeApplication {

    /** Where the pages are, on the loopback address. */
    @LocalServerPort
    protected int port;

    /** The mail server that gives the company's mailbox and takes what it sends. */
    @Autowired
    protected DemoMailServer mail;

    /** The clock of the application. */
    @Autowired
    protected SettableClock clock;

    /** What tests before it mailed counts as long ago, or the same words of one sender would be one request. */
    @BeforeEach
    void beginsLongAfterTheOthers(@Autowired JdbcClient database) {
        database.sql("update mailroom_inbound_mail set text_mac = null").update();
    }

    /** Somebody with a browser of their own, not signed in. */
    protected Visitor visitor() {
        return new Visitor("http://localhost:" + port);
    }

    /** Somebody who has signed in. */
    protected Visitor signedIn(String account) {
        Visitor visitor = visitor();
        visitor.signIn(account);
        return visitor;
    }

    @AfterEach
    void showTheRealTimeAgain() {
        clock.reset();
    }

    /** What the {@code run} command does before Spring. */
    static final class Installation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        /** Spring keeps contexts while others run, so a database of the same name would be torn from under one. */
        private static final AtomicInteger NUMBER = new AtomicInteger();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path directory = Files.createTempDirectory("habeas-app");
                DemoMailServer mail = DemoMailServer.start(0, directory.resolve("mail"));
                context.getBeanFactory().registerSingleton("demoMailServer", mail);
                TestPropertyValues.of(TestDatabase.fresh("habeas_app_" + NUMBER.incrementAndGet())
                                .springProperties())
                        .and("habeas.vault.master-key-file=" + directory.resolve("master-key.json"))
                        .and("habeas.demo.smtp-port=" + mail.smtpPort())
                        .and("habeas.demo.imap-port=" + mail.imapPort())
                        .and("habeas.mail.poll-interval=200ms")
                        .and("habeas.sar.hold=1s")
                        .and("habeas.breach.hold=1s")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The clock in place of the real one. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TestClock {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }
}
