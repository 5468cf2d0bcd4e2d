package org.habeas.casework.correspondence;

import java.util.Optional;

/** The files that letters are made of, so that what left can be traced to the words it was made of. */
public interface LetterTemplates {

    /**
     * The hash of the file a letter is made of now, with the clauses it takes up.
     *
     * @param kind template id: {@code sar/acknowledgement}
     * @param language ISO 639-1 code
     * @return lower-case hex; empty for a letter that a person wrote, or that is made of no file
     */
    Optional<String> hashOf(String kind, String language);
}
