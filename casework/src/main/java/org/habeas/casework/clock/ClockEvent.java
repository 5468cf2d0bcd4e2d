package org.habeas.casework.clock;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact of a case that a clock may take account of; facts belong to the whole case, each rule picks those that concern it. */
public sealed interface ClockEvent {

    /** The day of the fact in the controller's zone: the ask of a pause, the sending of an extension letter. */
    LocalDate date();

    /** The command's text form, which {@link #parse} reads back. */
    String text();

    /**
     * A letter that asked the requester for something, and the answer to it.
     *
     * @param ask day the letter left, in the controller's zone
     * @param answer day the answer came; null while it is awaited, and then the pause moves no date
     */
    record Pause(
            PauseReason reason, LocalDate ask, @Nullable LocalDate answer) implements ClockEvent {
        @Override
        public LocalDate date() {
            return ask;
        }

        @Override
        public String text() {
            return "pause:" + reason.word() + ":" + ask + "/" + (answer == null ? "" : answer);
        }
    }

    /**
     * A letter that told the requester, with reasons, that the answer will take longer.
     *
     * @param date day the letter left, in the controller's zone: the proof is the sent letter, not the decision
     */
    record ExtensionNotice(LocalDate date) implements ClockEvent {
        @Override
        public String text() {
            return "extend:" + date;
        }
    }

    /**
     * Reads one event, such as {@code pause:identity:2026-02-03/2026-02-09}, {@code pause:fee:2026-02-03/} (unanswered)
     * or {@code extend:2026-02-20}.
     *
     * @return empty when the shape, the reason or a date is not one of these
     */
    static Optional<ClockEvent> parse(String text) {
        List<String> parts = pieces(text.strip(), ':');
        try {
            if (parts.size() == 2 && parts.get(0).equals("extend")) {
                return Optional.of(new ExtensionNotice(isoDate(parts.get(1))));
            }
            if (parts.size() == 3 && parts.get(0).equals("pause")) {
                List<String> dates = pieces(parts.get(2), '/');
                Optional<PauseReason> reason = PauseReason.of(parts.get(1));
                if (dates.size() == 2 && reason.isPresent()) {
                    LocalDate ask = isoDate(dates.get(0));
                    LocalDate answer = dates.get(1).isEmpty() ? null : isoDate(dates.get(1));
                    return Optional.of(new Pause(reason.get(), ask, answer));
                }
            }
            return Optional.empty();
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    /**
     * Reads events separated by semicolons; blank text is no event.
     *
     * @return empty as soon as one of them cannot be read
     */
    static Optional<List<ClockEvent>> parseAll(String text) {
        List<ClockEvent> events = new ArrayList<>();
        for (String piece : pieces(text, ';')) {
            if (piece.isBlank()) {
                continue;
            }
            Optional<ClockEvent> event = parse(piece);
            if (event.isEmpty()) {
                return Optional.empty();
            }
            events.add(event.get());
        }
        return Optional.of(List.copyOf(events));
    }

    private static LocalDate isoDate(String text) {
        if (text.length() != 10) {
            // LocalDate also reads years of nine digits, which no case has
            throw new DateTimeParseException("not a date of the form yyyy-mm-dd", text, 0);
        }
        return LocalDate.parse(text);
    }

    private static List<String> pieces(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, at));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
