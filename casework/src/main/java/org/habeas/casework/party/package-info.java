/**
 * The people and bodies of a case, sealed under the keyset of the case. Entry point: {@link org.habeas.casework.party.Parties}.
 */
@NamedInterface("party")
@NullMarked
package org.habeas.casework.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
