package org.habeas.casework.party;

/** What somebody is to a case. */
public enum PartyRole {
    /** Who asks. */
    REQUESTER,
    /** Whose data it is, where somebody else asks. */
    SUBJECT,
    /** Who acts for the subject. */
    AGENT
}
