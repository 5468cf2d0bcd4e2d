/**
 * The append-only record of every act, which is the legal record of a case; engine history and logs are not. Entry point: {@link org.habeas.casework.ledger.Ledger}.
 */
@NamedInterface("ledger")
@NullMarked
package org.habeas.casework.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
