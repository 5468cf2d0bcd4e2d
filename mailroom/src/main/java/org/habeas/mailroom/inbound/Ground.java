package org.habeas.mailroom.inbound;

/** Why Habeas did with a mail what it did; stored as a code, told in words. */
public enum Ground {
    /** Nothing leads to a case. */
    NOTHING_OF_OURS("It refers to no case and to no letter of ours."),
    /** A signed address of a case. */
    SIGNED_ADDRESS("It was sent to the signed address of a case."),
    /** A signed Message-ID of ours. */
    OUR_MESSAGE_ID("It answers a letter of ours, known by its signed Message-ID."),
    /** The return path or the envelope of a letter of ours. */
    REPORT_ON_LETTER("It came to the return path of a letter of ours, or reports on that letter."),
    /** Signs of several cases. */
    SEVERAL_SIGNS("It carries signs of more than one case."),
    /** An earlier mail of the same sender. */
    SAME_THREAD("It refers to an earlier mail of the same sender."),
    /** The words of a mail shortly before. */
    SAME_TEXT("The same sender sent the same text shortly before."),
    /** A number in the subject, which anybody could write. */
    NAMED_IN_SUBJECT("Its subject names a case, which anybody could write."),
    /** A letter of ours that came back. */
    OWN_LETTER("It is a letter of ours that came back."),
    /** A copy by another road. */
    COPY("It is the same mail as one that came before by another road."),
    /** The same mail without a Message-ID, sent again. */
    SENT_AGAIN("It is the same mail as one before, sent again; it has no Message-ID."),
    /** It could not be read to the end. */
    NOT_READ("It is larger or deeper than Habeas reads, so nothing in it counted."),
    /** A Message-ID that another mail has, too. */
    REUSED_MESSAGE_ID("Another mail came with the same Message-ID and another content; both count as mails."),
    /** A sign in the form of ours that we did not give. */
    FORGED_SIGN("It carries a sign in the form of ours that is not ours; it counted for nothing."),
    /** One of our own addresses. */
    OWN_ADDRESS("It comes from one of our own addresses, so nothing answers it by itself."),
    /** Other senders went first. */
    OTHERS_FIRST("Its sender or domain had sent many mails within minutes, so other senders went first."),
    /** A person gave it to a case. */
    ASSIGNED_BY_PERSON("A person assigned it to this case."),
    /** A person opened a case from it. */
    OPENED_BY_PERSON("A person opened this case from it.");

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    /** The ground as a sentence. */
    public String words() {
        return words;
    }

    /** Whether a person decided. */
    boolean byPerson() {
        return this == ASSIGNED_BY_PERSON || this == OPENED_BY_PERSON;
    }
}
