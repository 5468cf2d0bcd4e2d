package org.habeas.system.configuration;

import java.io.Serial;

/** A property that production needs is missing or not safe; the message is one sentence that names it. */
final class IncompleteConfiguration extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    IncompleteConfiguration(String sentence) {
        super(sentence);
    }
}
