package org.habeas.legalprocess;

import org.habeas.legalprocess.disclosure.TargetKind;

/** By what a demand names what it aims at. */
public enum Identifier {
    ACCOUNT("Account", TargetKind.ACCOUNT),
    EMAIL("E-mail address", TargetKind.ACCOUNT),
    DOMAIN("Domain", TargetKind.DOMAIN),
    NETWORK_ADDRESS("Network address with time and port", TargetKind.ACCOUNT),
    ORDER("Order number", TargetKind.ACCOUNT),
    ITEM("Web address", TargetKind.ITEM);

    private final String words;
    private final TargetKind counted;

    Identifier(String words, TargetKind counted) {
        this.words = words;
        this.counted = counted;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }

    /** As what reports count it. */
    TargetKind counted() {
        return counted;
    }
}
