package org.habeas.casework;

import java.util.Locale;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stops a verb before its transaction begins when none of the roles held is among those it permits.
 *
 * <p>Its order is before the transaction's and after the one that exposes the call to the pointcut.
 */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class PermitsAspect {

    @Before("@annotation(permits)")
    void check(JoinPoint verb, Permits permits) {
        for (Object argument : verb.getArgs()) {
            if (argument instanceof Acting acting) {
                if (!acting.holdsAnyOf(permits.value())) {
                    throw new NotPermitted(words(verb, permits), permits.value());
                }
                return;
            }
        }
        throw new IllegalStateException(verb.getSignature() + " permits roles but takes no Acting");
    }

    /** The name of a verb is no sentence, so it stands in brackets: {@code do this (record posting)}. */
    private static String words(JoinPoint verb, Permits permits) {
        String name = verb.getSignature().getName();
        return permits.to().isEmpty()
                ? "do this (" + name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT) + ")"
                : permits.to();
    }
}
