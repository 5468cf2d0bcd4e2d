package org.habeas.system.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.fields.FieldProblems;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Which problem an exception is. Sentences are ours: those of the framework repeat what was sent, which may be personal.
 */
final class Problems {

    private static final String INVALID =
            "Something in the request is missing or not as it should be; nothing was done.";

    private Problems() {}

    /** The problem, empty for a fault of Habeas itself. */
    static Optional<Problem> of(Exception failure) {
        if (failure instanceof NotPermitted) {
            return Optional.of(Problem.of(403, "not-permitted", words(failure)));
        }
        if (failure instanceof NoSuchCase) {
            return Optional.of(Problem.of(404, "no-such-case", words(failure)));
        }
        if (failure instanceof ActRefused refused) {
            return Optional.of(Problem.of(409, refused.code(), words(refused)));
        }
        if (failure instanceof SomeoneWasFaster) {
            return Optional.of(Problem.of(409, "someone-was-faster", words(failure)));
        }
        if (failure instanceof OptimisticLockingFailureException) {
            return Optional.of(Problem.of(
                    409,
                    "someone-was-faster",
                    "Somebody else changed this meanwhile; nothing of yours was stored. Look at it again and repeat."));
        }
        return invalid(failure).or(() -> ofTheFramework(failure));
    }

    private static Optional<Problem> invalid(Exception failure) {
        if (failure instanceof FieldProblems form) {
            return Optional.of(new Problem(
                    form.getStatusCode().value(),
                    "invalid",
                    Optional.ofNullable(form.getBody().getDetail()).orElse(INVALID),
                    form.messages().stream()
                            .map(message -> new Problem.Field(message.field(), message.message()))
                            .toList()));
        }
        if (failure instanceof BindException bind) {
            return Optional.of(new Problem(400, "invalid", INVALID, fields(bind.getFieldErrors())));
        }
        if (failure instanceof HandlerMethodValidationException method) {
            List<Problem.Field> fields = new ArrayList<>();
            method.getParameterValidationResults().forEach(result -> result.getResolvableErrors()
                    .forEach(error -> fields.add(new Problem.Field(
                            Optional.ofNullable(result.getMethodParameter().getParameterName())
                                    .orElse("?"),
                            Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid")))));
            return Optional.of(new Problem(400, "invalid", INVALID, fields));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(new Problem(
                    400, "invalid", INVALID, List.of(new Problem.Field(mismatch.getName(), "has the wrong form"))));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Optional.of(new Problem(
                    400, "invalid", INVALID, List.of(new Problem.Field(missing.getParameterName(), "is missing"))));
        }
        if (failure instanceof MissingRequestValueException) {
            return Optional.of(Problem.of(400, "invalid", INVALID));
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return Optional.of(
                    Problem.of(400, "unreadable", "The body of the request cannot be read; nothing was done."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> ofTheFramework(Exception failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        if (failure instanceof MaxUploadSizeExceededException || root instanceof MaxUploadSizeExceededException) {
            return Optional.of(ofStatus(413));
        }
        return failure instanceof ErrorResponse response
                ? Optional.of(ofStatus(response.getStatusCode().value()))
                : Optional.empty();
    }

    /** A problem of which only the status is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "invalid", INVALID);
            case 401 ->
                Problem.of(401, "not-signed-in", "Sign in first; a program sends a key as Authorization: Bearer KEY.");
            case 403 -> Problem.of(403, "not-permitted", "You may not do this; nothing was done.");
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 ->
                Problem.of(405, "wrong-method", "This address does not take requests of this kind; nothing was done.");
            case 406 -> Problem.of(406, "no-such-format", "This can not be had in the format asked for.");
            case 413 -> Problem.of(413, "too-large", "What was sent is larger than Habeas takes; nothing was done.");
            case 415 ->
                Problem.of(
                        415,
                        "unknown-format",
                        "The body of the request has a format that is not taken here; nothing was done.");
            case 429 ->
                Problem.of(
                        429,
                        "too-many-attempts",
                        "There were too many attempts; wait a quarter of an hour and try again.");
            default ->
                status >= 500
                        ? Problem.of(
                                status,
                                "fault",
                                "Something went wrong on our side. If you sent a form, look at the case before you send it again.")
                        : Problem.of(status, "not-done", "The request was not done: " + reason(status) + ".");
        };
    }

    private static String reason(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "status " + status : known.getReasonPhrase();
    }

    private static List<Problem.Field> fields(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new Problem.Field(
                        error.getField(),
                        error.isBindingFailure()
                                ? "has the wrong form"
                                : Optional.of(error)
                                        .map(DefaultMessageSourceResolvable::getDefaultMessage)
                                        .orElse("is not valid")))
                .toList();
    }

    private static String words(Exception failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("It was not done.");
    }
}
