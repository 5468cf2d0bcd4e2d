package org.habeas.mailroom.inbound;

import java.util.List;
import org.habeas.casework.CaseReference;

/** Where a mail belongs. */
sealed interface Placement {

    /** To no case yet: its desk opens one. */
    record NewCase() implements Placement {}

    /** To a case, which takes it. */
    record Joins(CaseReference reference) implements Placement {}

    /** To a case, which need not hear of it. */
    record Recorded(CaseReference reference) implements Placement {}

    /** A person must say. */
    record Held(HoldingReason reason, List<CaseReference> suggestions) implements Placement {}
}
