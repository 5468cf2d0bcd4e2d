package org.habeas.inbox;

/**
 * What is wrong with one field of a form.
 *
 * @param field id of the field, which the error summary links to
 * @param message what to do, as a sentence without full stop: {@code Choose at least one right}
 */
public record FieldMessage(String field, String message) {}
