package org.habeas.legalprocess.disclosure;

/** A demand for one of the things the company says it has never done. */
public enum ExtraordinaryDemand implements Coded {
    /** Encryption or authentication keys. */
    KEYS,
    /** Software or equipment of an authority on the network. */
    EQUIPMENT,
    /** A feed of customers' content. */
    FEED,
    /** Change of customers' content. */
    MODIFY_CONTENT,
    /** Change of the destination of DNS answers. */
    MODIFY_DNS,
    /** Weaker encryption. */
    WEAKEN_ENCRYPTION
}
