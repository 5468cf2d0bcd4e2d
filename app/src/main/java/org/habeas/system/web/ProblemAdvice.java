package org.habeas.system.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * The one place that turns what a desk throws into an HTTP answer. A controller that can do better, such as showing the
 * form again, catches first.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void tell(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AuthenticationException || failure instanceof AccessDeniedException) {
            throw failure;
        }
        Problem problem = Problems.of(failure).orElseGet(() -> fault(failure));
        if (!response.isCommitted()) {
            problems.write(problem, request, response);
        }
    }

    /** The reader went away; there is nobody to tell. */
    @ExceptionHandler
    void nobodyListens(AsyncRequestNotUsableException gone) {
        LOG.debug("the reader went away");
    }

    private static Problem fault(Exception failure) {
        if (failure instanceof IOException) {
            LOG.info("a request or its answer broke off: {}", failure.getClass().getSimpleName());
        } else {
            LOG.error("a request failed", failure);
        }
        return Problems.ofStatus(500);
    }
}
