package org.habeas.casework;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.habeas.database.TestInstallation;
import org.springframework.boot.test.context.SpringBootTest;

/** An integration test of casework on a real PostgreSQL; all of them share one context and one database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CaseworkApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestInstallation
public @interface CaseworkTest {}
