package org.habeas.transparency.figures;

/**
 * The work of a period in the manner of accounts: opening + received − closed = closing.
 *
 * @param opening open when the period began
 * @param received in the period
 * @param answered received and answered in it
 * @param answeredEarlier answered in it, received before
 * @param closed without an answer, received in it
 * @param closedEarlier without an answer, received before
 * @param closing open when it ended
 * @param closingNew of these received in the period
 */
public record Flow(
        long opening,
        long received,
        long answered,
        long answeredEarlier,
        long closed,
        long closedEarlier,
        long closing,
        long closingNew) {

    /** Of the closing balance, received before the period. */
    public long closingEarlier() {
        return closing - closingNew;
    }

    boolean reconciles() {
        return opening + received - answered - answeredEarlier - closed - closedEarlier == closing
                && received - answered - closed == closingNew;
    }
}
