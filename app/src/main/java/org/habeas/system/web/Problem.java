package org.habeas.system.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Why a request was not done.
 *
 * @param status HTTP status
 * @param code stable, kebab-case; programs decide by it
 * @param sentence what is wrong and what to do, without personal data
 * @param fields the fields that are wrong, empty when it is not about fields
 */
public record Problem(int status, String code, String sentence, List<Field> fields) {

    /** The request attribute under which a problem waits for the page that tells it. */
    static final String ATTRIBUTE = Problem.class.getName();

    private static final String TYPE = "urn:habeas:problem:";

    public Problem {
        fields = List.copyOf(fields);
    }

    /** A problem that is not about fields. */
    public static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence, List.of());
    }

    /** As RFC 9457 has it, with {@code code} and, where it is about fields, {@code errors}. */
    ProblemDetail detail() {
        HttpStatus known = HttpStatus.resolve(status);
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known, sentence);
        detail.setType(URI.create(TYPE + code));
        detail.setProperty("code", code);
        if (!fields.isEmpty()) {
            detail.setProperty(
                    "errors",
                    fields.stream()
                            .map(field -> Map.of("field", field.name(), "message", field.message()))
                            .toList());
        }
        return detail;
    }

    /** A field and what is wrong with it; never the value. */
    public record Field(String name, String message) {}
}
