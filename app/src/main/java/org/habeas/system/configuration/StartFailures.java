package org.habeas.system.configuration;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Finds the one sentence that tells why a start failed. Values are left out, since a property may be a password. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailures implements FailureAnalyzer {

    /** Whether the person who started it has been told in one sentence why it did not start. */
    public static boolean areTold(Throwable failure) {
        return new StartFailures().analyze(failure) != null;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String invalid = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> sentence = sentence(cause);
            if (sentence.isPresent()) {
                return told(sentence.get(), failure);
            }
            if (cause instanceof BindException bind) {
                invalid = bind.getProperty() == null
                        ? bind.getName().toString()
                        : bind.getProperty().getName().toString();
            }
        }
        return invalid.isEmpty()
                ? null
                : told("The property " + invalid + " has a value that Habeas does not understand.", failure);
    }

    private static Optional<String> sentence(Throwable cause) {
        // What our own classes throw while starting is written for the person who starts.
        if (cause.getClass().getName().startsWith("org.habeas.")) {
            return Optional.ofNullable(cause.getMessage());
        }
        if (cause instanceof BindValidationException validation) {
            return validation.getValidationErrors().getAllErrors().stream()
                    .findFirst()
                    .map(error -> "The property " + name(validation, error) + " " + error.getDefaultMessage() + ".");
        }
        if (cause instanceof PortInUseException taken) {
            return Optional.of("Port " + taken.getPort()
                    + " is taken by another program: stop that program or set server.port to another port.");
        }
        if (cause instanceof FlywayValidateException) {
            return Optional.of("The database was migrated by another version of Habeas: start that version, or restore"
                    + " a backup that fits this one. Nothing was changed.");
        }
        if (cause instanceof SQLException refused && isAboutConnecting(refused)) {
            return Optional.of("PostgreSQL does not let Habeas in; check spring.datasource.url, .username and .password"
                    + " and spring.flyway.user and .password: " + refused.getMessage());
        }
        return Optional.empty();
    }

    /** SQLSTATE classes 08 (connection) and 28 (authorization), ISO/IEC 9075-2; such messages bear no rows. */
    private static boolean isAboutConnecting(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("28"));
    }

    private static String name(BindValidationException validation, ObjectError error) {
        String prefix = validation.getValidationErrors().getName().toString();
        return error instanceof FieldError field ? prefix + "." + kebab(field.getField()) : prefix;
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static FailureAnalysis told(String sentence, Throwable failure) {
        return new FailureAnalysis(sentence, null, failure);
    }
}
