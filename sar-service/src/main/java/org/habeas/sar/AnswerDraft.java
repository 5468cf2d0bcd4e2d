package org.habeas.sar;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a person wrote for the answer.
 *
 * @param outcomes what becomes of each right; not used when identity was not proven
 * @param message free words at the head of the letter, possibly empty
 * @param automatedDecisions on automated decisions, GDPR Art. 15(1)(h); needed when access is granted
 * @param transfers on transfers to other countries, GDPR Art. 15(2); needed when access is granted
 * @param facts what the refusal for lack of identity went by; needed in that case only
 * @param help what would help to identify the requester; needed in that case only
 * @param documents files of the case that go with the letter
 * @param byPost whether it goes by post
 */
public record AnswerDraft(
        Map<Right, Decided> outcomes,
        String message,
        String automatedDecisions,
        String transfers,
        String facts,
        String help,
        List<UUID> documents,
        boolean byPost) {

    public AnswerDraft {
        outcomes = Map.copyOf(outcomes);
        documents = List.copyOf(documents);
    }

    /**
     * What becomes of one right.
     *
     * @param detail what was done, found or is the case, for the requester
     * @param grounds the ground of what is not done, with its article, or what would help to link the data
     */
    public record Decided(Outcome outcome, String detail, String grounds) {}
}
