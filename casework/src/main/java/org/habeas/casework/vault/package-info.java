/**
 * Content that only its keyset can open: documents, mail and sealed fields, each under a keyset that can be destroyed. Entry points: {@link org.habeas.casework.vault.CaseVault} and {@link org.habeas.casework.vault.SealedContents}.
 */
@NamedInterface("vault")
@NullMarked
package org.habeas.casework.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
