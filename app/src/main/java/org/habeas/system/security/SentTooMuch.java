package org.habeas.system.security;

import jakarta.servlet.http.HttpServletRequest;
import org.habeas.system.web.Problem;

/**
 * Requests of which the server read no field because they are too large. Without their fields they look as if they came
 * from nobody.
 */
final class SentTooMuch {

    /** What Tomcat notes on a request whose fields it gave up reading. */
    private static final String REASON = "org.apache.catalina.parameter_parse_failed_reason";

    private SentTooMuch() {}

    /** Whether this is why the request has no fields. */
    static boolean is(HttpServletRequest request) {
        request.getParameterMap(); // Tomcat reads a body when somebody asks for its fields.
        return "POST_TOO_LARGE".equals(String.valueOf(request.getAttribute(REASON)));
    }

    /** The same in words. */
    static Problem problem() {
        return Problem.of(
                413,
                "too-large",
                "What you sent is larger than Habeas takes; nothing was done. Go back, and send less or a smaller"
                        + " file.");
    }
}
