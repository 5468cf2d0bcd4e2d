package org.habeas.mailroom;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that plays one or more of the hard scenarios of the mailroom, numbered as in {@code
 * docs/mail-scenarios.md}, which says what is put in and what must be seen.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MailScenario {

    /** The numbers, 1 to 34. */
    int[] value();
}
