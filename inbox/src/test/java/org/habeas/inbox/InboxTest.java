package org.habeas.inbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.habeas.database.TestInstallation;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;

/** Inbox and casework on a real PostgreSQL, with stand-ins for engine, mail room and feature. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = InboxApplication.class, properties = "camunda.bpm.enabled=false")
@AutoConfigureMockMvc
@TestInstallation
@interface InboxTest {}
