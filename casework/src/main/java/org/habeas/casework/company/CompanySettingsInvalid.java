package org.habeas.casework.company;

import java.io.Serial;

/** The company cannot be worked with as it is configured; the message is one sentence that names the property. */
public final class CompanySettingsInvalid extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public CompanySettingsInvalid(String sentence) {
        super(sentence);
    }
}
