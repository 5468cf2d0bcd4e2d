package org.habeas.mailroom.inbound;

import java.util.List;
import org.habeas.casework.CaseReference;

/** Where a mail belongs, and what led there. */
sealed interface Placement {

    /** What led there. */
    Ground ground();

    /** Cases it leads to. */
    List<CaseReference> cases();

    /** To no case yet: its desk opens one. */
    record NewCase() implements Placement {

        @Override
        public Ground ground() {
            return Ground.NOTHING_OF_OURS;
        }

        @Override
        public List<CaseReference> cases() {
            return List.of();
        }
    }

    /** To a case, which takes it. */
    record Joins(CaseReference reference, Ground ground) implements Placement {

        @Override
        public List<CaseReference> cases() {
            return List.of(reference);
        }
    }

    /** To a case, which need not hear of it. */
    record Recorded(CaseReference reference, Ground ground) implements Placement {

        @Override
        public List<CaseReference> cases() {
            return List.of(reference);
        }
    }

    /** A person must say. */
    record Held(HoldingReason reason, List<CaseReference> cases, Ground ground) implements Placement {}
}
