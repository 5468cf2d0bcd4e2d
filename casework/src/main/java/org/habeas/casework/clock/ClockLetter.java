package org.habeas.casework.clock;

import java.util.UUID;

/**
 * An event of a case that counts, with the letter of ours that it rests on.
 *
 * @param letter id of the letter in the outbox
 */
public record ClockLetter(ClockEvent event, UUID letter) {

    boolean isOpenAsk() {
        return event instanceof ClockEvent.Pause pause && pause.answer() == null;
    }

    boolean isAnsweredBy(ClockLetter other) {
        return other.letter.equals(letter)
                && event instanceof ClockEvent.Pause ask
                && other.event instanceof ClockEvent.Pause answered
                && answered.answer() != null
                && answered.reason() == ask.reason();
    }
}
