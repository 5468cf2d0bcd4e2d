package org.habeas.casework;

/** No case with this reference exists, or none that the person asking may know of; the two are not told apart. */
public class NoSuchCase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reference as it was asked for, kept short and printable in the message */
    public NoSuchCase(String reference) {
        super("There is no case "
                + reference.replaceAll("[^A-Za-z0-9-]", "?").substring(0, Math.min(40, reference.length())));
    }
}
