package org.habeas.casework.ledger;

import java.util.List;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;

/**
 * The append-only record of every act, written in the transaction of the act: if it cannot be written, the act does not
 * happen.
 *
 * <p>The application's database role may neither change nor delete a row, and a trigger refuses it as a second lock.
 */
public interface Ledger {

    /**
     * Records one act. Of a reason that somebody typed the row keeps a salted commitment under the name {@code why}; the
     * words are sealed apart, under the keyset of the case or, outside cases, one of their own.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void record(Act act, Acting acting);

    /** What was recorded of a case, oldest first. */
    List<RecordedAct> of(CaseReference reference);

    /**
     * Whether a commitment in the ledger was made for this value, which only works while its salt exists.
     *
     * @param field the personal field as it was given to {@link Act#personal}, or {@code why} for a typed reason
     * @return false for another value, an unknown field, or a salt that was destroyed
     */
    boolean proves(RecordedAct act, String field, String value);
}
