package org.habeas.workflows;

import java.time.Instant;
import org.habeas.casework.CaseReference;
import org.jspecify.annotations.Nullable;

/**
 * A step of Habeas itself that failed so often that nothing tries it any more; technical facts only.
 *
 * @param id by which it can be tried again
 * @param reference of the case that stands still; null for work of the engine that belongs to no case
 * @param step id of the element in the model, empty without one
 * @param label the element's name, verb and object
 * @param since when the last try failed
 * @param failure kind of the failure, never its message, which may quote a mail or a name
 */
public record StoppedStep(
        String id, @Nullable CaseReference reference, String step, String label, Instant since, String failure) {}
