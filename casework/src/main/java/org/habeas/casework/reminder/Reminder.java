package org.habeas.casework.reminder;

/**
 * What a case reminds of; nothing in it names anybody.
 *
 * @param key what makes it the same reminder again, within its case: {@code lp-return-date 50% 2026-12-09T10:00:00Z}
 * @param headline how far it has come, as a subject says it: {@code half of the time has passed}
 * @param what what is due, as the law or the workflow names it; empty when no clock is meant
 * @param due when, in words with the zone; empty when nothing has a date
 */
public record Reminder(String key, String headline, String what, String due) {

    /** The words for a share of a clock's time, as {@code ClockShares.Step.code()} gives it. */
    public static String headline(String share) {
        return switch (share) {
            case "50%" -> "half of the time has passed";
            case "75%" -> "three quarters of the time have passed";
            case "90%" -> "nine tenths of the time have passed";
            case "OVER" -> "the time is over";
            default -> "nobody holds this case";
        };
    }
}
