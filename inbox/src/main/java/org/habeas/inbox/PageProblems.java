package org.habeas.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.habeas.casework.ActRefused;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Says in words on a page what could not be shown or done; addresses of the API are left to the application's own
 * problems.
 */
class PageProblems implements HandlerExceptionResolver {

    private final ShellInterceptor shell;

    PageProblems(ShellInterceptor shell) {
        this.shell = shell;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/") || path.startsWith(Assets.ROOT)) {
            return null;
        }
        ModelAndView page = page(problem);
        if (page != null) {
            shell.surround(page, request);
        }
        return page;
    }

    private static @Nullable ModelAndView page(Exception problem) {
        if (problem instanceof NoSuchCase) {
            return page(
                    HttpStatus.NOT_FOUND,
                    "There is no such case",
                    problem.getMessage() + ", or you may not know of it. Check the reference for a wrong digit.",
                    "Search all cases",
                    "/cases");
        }
        if (problem instanceof NoResourceFoundException
                || problem instanceof MethodArgumentTypeMismatchException
                || (problem instanceof ResponseStatusException status
                        && status.getStatusCode().value() == HttpStatus.NOT_FOUND.value())) {
            return page(
                    HttpStatus.NOT_FOUND,
                    "There is no such page",
                    "The address may be old or cut off. Nothing was changed.",
                    "Open the inbox",
                    "/inbox");
        }
        if (problem instanceof NotPermitted) {
            return page(
                    HttpStatus.FORBIDDEN,
                    "You may not do this",
                    words(problem.getMessage()),
                    "Open the start page",
                    "/");
        }
        if (problem instanceof SomeoneWasFaster || problem instanceof ActRefused) {
            return page(
                    HttpStatus.CONFLICT,
                    "This was not done",
                    problem.getMessage() + " Nothing was changed.",
                    "Open the inbox",
                    "/inbox");
        }
        return null;
    }

    private static String words(@Nullable String message) {
        return message == null || message.isEmpty() ? "Your roles do not permit it." : message;
    }

    private static ModelAndView page(HttpStatus status, String heading, String words, String step, String href) {
        ModelAndView page = new ModelAndView("inbox/problem", status);
        page.addObject("heading", heading);
        page.addObject("words", words);
        page.addObject("step", step);
        page.addObject("href", href);
        return page;
    }
}
