package org.habeas.system.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells a problem on a page of its own, in the shell, with what one can do next. */
@Controller
class ErrorPages implements ErrorController {

    private static final Pattern OF_A_CASE = Pattern.compile(".*/cases/([A-Z]{2,4}-\\d{4}-\\d{6,9})/.+");

    private final ProblemWriter problems;

    ErrorPages(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ModelAndView tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        Problem problem =
                request.getAttribute(Problem.ATTRIBUTE) instanceof Problem told ? told : Problems.ofStatus(status);
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && (ProblemWriter.isApi(path) || !readsPages(request))) {
            problems.writeJson(problem, response);
            return null;
        }
        ModelAndView page = new ModelAndView("system/problem");
        HttpStatus code = HttpStatus.resolve(problem.status());
        page.setStatus(code == null ? HttpStatus.INTERNAL_SERVER_ERROR : code);
        page.addObject("title", title(problem.status()));
        page.addObject("problem", problem);
        page.addObject("reference", referenceIn(request));
        page.addObject("correlation", Correlation.of(request).toString());
        return page;
    }

    private static boolean readsPages(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** The case on whose page somebody was, to lead there again; null when it was none. */
    private static @Nullable String referenceIn(HttpServletRequest request) {
        Matcher path = OF_A_CASE.matcher(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
        return path.matches() ? path.group(1) : null;
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "You are not signed in";
            case 403 -> "You may not do this";
            case 404 -> "This is not here";
            case 409 -> "This did not happen";
            case 413 -> "This is too large";
            case 429 -> "Too many attempts";
            default -> status >= 500 ? "Something went wrong" : "This did not work";
        };
    }
}
