/**
 * Who may know of a case and who may read it: the roles of each kind of case, and the rosters of sealed ones. Entry
 * points: {@link org.habeas.casework.access.CaseAccess} for whoever reads or lists cases,
 * {@link org.habeas.casework.access.SealDesk} for the verbs.
 */
@NamedInterface("access")
@NullMarked
package org.habeas.casework.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
