package org.habeas.mailroom;

/** Settings that contradict each other, in one sentence for the person who starts Habeas; holds no secret. */
public final class MailSettingsInvalid extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MailSettingsInvalid(String sentence) {
        super(sentence);
    }
}
