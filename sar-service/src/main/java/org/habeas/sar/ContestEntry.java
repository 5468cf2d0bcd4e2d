package org.habeas.sar;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person records of a complaint, an appeal or an inquiry.
 *
 * @param mail of the case in which it came, whose date and channel then count; null when it came another way
 * @param channel how it came, when not in that mail
 * @param received when it first reached the house, when not in that mail; null otherwise
 * @param words what it says, as far as whoever decides needs it
 * @param provider the dispute-resolution provider's own reference; empty for a complaint or an appeal
 * @param providerEmail where the provider is answered; empty for a complaint or an appeal
 * @param answerBy the day that the provider named; null when it named none
 */
public record ContestEntry(
        ContestKind kind,
        @Nullable UUID mail,
        Channel channel,
        @Nullable ReceiptTime received,
        String words,
        String provider,
        String providerEmail,
        @Nullable LocalDate answerBy) {}
