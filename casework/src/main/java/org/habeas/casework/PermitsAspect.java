package org.habeas.casework;

import java.util.Locale;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.habeas.casework.access.CaseAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stops a verb before its transaction begins when none of the roles held is among those it permits, or when it is given
 * a case that the person may not read or may not know of.
 *
 * <p>Its order is before the transaction's and after the one that exposes the call to the pointcut. The access is looked
 * up late, because an aspect is made before the data source.
 */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class PermitsAspect {

    private final ObjectProvider<CaseAccess> access;

    PermitsAspect(ObjectProvider<CaseAccess> access) {
        this.access = access;
    }

    @Before("@annotation(permits)")
    void check(JoinPoint verb, Permits permits) {
        Acting acting = acting(verb);
        if (!acting.holdsAnyOf(permits.value())) {
            throw new NotPermitted(words(verb, permits), permits.value());
        }
        for (Object argument : verb.getArgs()) {
            if (argument instanceof CaseReference reference) {
                access.getObject().require(reference, acting);
            } else if (argument instanceof CaseBound bound) {
                access.getObject().require(bound.reference(), acting);
            }
        }
    }

    private static Acting acting(JoinPoint verb) {
        for (Object argument : verb.getArgs()) {
            if (argument instanceof Acting acting) {
                return acting;
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
