package org.habeas.casework;

/**
 * The state of a case forbids an act; nothing happened. The message says what, why and what to do instead.
 *
 * <p>Pages show the sentence beside the form, the API answers 409 with it.
 */
public class ActRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, machine-readable, kebab-case: {@code answer-not-drafted}
     * @param message a sentence for the person who tried, without personal data
     */
    public ActRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The stable code of the refusal. */
    public String code() {
        return code;
    }
}
