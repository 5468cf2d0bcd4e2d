package org.habeas.legalprocess;

/** What a demand for secrecy rests on. */
public enum SecrecyKind {
    NON_BINDING("Plea without an order; it stops no notice"),
    STATUTORY("Prohibition in a statute"),
    COURT_ORDER("Order of a court");

    private final String words;

    SecrecyKind(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** Whether it can forbid anything. */
    public boolean isBinding() {
        return this != NON_BINDING;
    }
}
