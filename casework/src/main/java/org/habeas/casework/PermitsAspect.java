package org.habeas.casework;

import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stops a verb before its transaction begins when none of the roles held is among those it permits. */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PermitsAspect {

    @Before("@annotation(permits)")
    void check(JoinPoint verb, Permits permits) {
        for (Object argument : verb.getArgs()) {
            if (argument instanceof Acting acting) {
                if (!acting.holdsAnyOf(permits.value())) {
                    throw new NotPermitted(verb.getSignature().getName(), acting, permits.value());
                }
                return;
            }
        }
        throw new IllegalStateException(verb.getSignature() + " permits roles but takes no Acting");
    }
}
