package org.habeas.casework;

/** Somebody else changed the thing between reading and writing; nothing of the later write happened. */
public class SomeoneWasFaster extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was changed meanwhile, without personal data */
    public SomeoneWasFaster(String message) {
        super(message);
    }
}
