package org.habeas.mailroom;

/** What keeps a folder from being read as it should, with what helps. */
public enum MailboxTrouble {
    /** The server does not take our name and password or token. */
    SIGN_IN_REFUSED(
            true,
            "The mail server refuses the sign-in.",
            "Give Habeas a valid password or token; it goes on by itself then. No mail is lost, it waits on the server."),
    /** No connection, or one that breaks off. */
    UNREACHABLE(
            true,
            "The mail server cannot be reached or breaks off.",
            "Look at the server and at the network. Habeas tries again at least every two minutes."),
    /** The configured folder does not exist, or cannot be opened. */
    FOLDER_MISSING(
            true,
            "The server does not open this folder; it was deleted, renamed or closed to us.",
            "Create it again or change the setting. Mail that was renamed away with it is found by its bytes."),
    /** A mail arrived whole and could not be stored. */
    NOT_STORED(
            true,
            "Mail arrives and cannot be stored.",
            "Look at the database: disk, rights, read-only mode. Habeas leaves the mail on the server until it can."),
    /** The server gives nothing, or less than it announced. */
    INCOMPLETE(
            false,
            "The server announces a mail whose text it does not give, or not whole.",
            "Often it is filled in later. When it stays, open the mailbox and look at the newest mails."),
    /** The server lets us read only. */
    READ_ONLY(
            false,
            "The server lets Habeas only read this folder, so stored mail stays in it.",
            "Give the account the right to move mail. Until then every mail still makes exactly one case."),
    /** Over quota. */
    OVER_QUOTA(
            false,
            "The mailbox is full, so stored mail cannot be moved to the folder for done mail.",
            "Make room or raise the quota; Habeas repeats the move."),
    /** The server says no, for another reason. */
    MOVE_REFUSED(
            false,
            "The server refuses to move stored mail away.",
            "Look at the rights of the account on the folder for done mail; Habeas repeats the move."),
    /** Neither MOVE nor UIDPLUS. */
    NO_SAFE_MOVE(
            false,
            "The server can neither move nor remove one mail alone, so stored mail is copied and stays flagged as"
                    + " deleted.",
            "Empty the folder by hand from time to time; everything flagged is stored and copied.");

    private final boolean stops;
    private final String words;
    private final String advice;

    MailboxTrouble(boolean stops, String words, String advice) {
        this.stops = stops;
        this.words = words;
        this.advice = advice;
    }

    /** Whether no mail comes in while it lasts. */
    public boolean stops() {
        return stops;
    }

    /** What is wrong, as a sentence. */
    public String words() {
        return words;
    }

    /** What a person can do, in sentences. */
    public String advice() {
        return advice;
    }
}
