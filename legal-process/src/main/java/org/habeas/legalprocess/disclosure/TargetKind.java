package org.habeas.legalprocess.disclosure;

/** What a request aims at. */
public enum TargetKind implements Coded {
    ACCOUNT,
    DOMAIN,
    /** One web address that was removed, disabled or restricted. */
    ITEM
}
