package org.habeas.mailroom.origin;

import java.util.List;
import org.habeas.casework.correspondence.Origin;

/**
 * What was measured about the origin of a mail at one moment; keys are rotated, so it comes out differently later.
 *
 * @param fact whether the sender's domain is borne out, without personal data
 * @param words the evidence as a person reads it
 */
public record MeasuredOrigin(Origin fact, List<String> words) {

    public MeasuredOrigin {
        words = List.copyOf(words);
    }
}
