package org.habeas.casework;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may use a verb of a desk, checked against the {@link Acting} among its arguments before it runs.
 *
 * <p>The check sits on the desk so that pages, API, mail and workflow cannot differ; every public verb that takes an
 * {@link Acting} carries it, which a test of the whole application enforces.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permits {
    /** The roles, any one of which suffices. */
    Role[] value();

    /** What the verb does, as the sentence of a refusal says it: {@code read this case}; empty for its name in words. */
    String to() default "";
}
