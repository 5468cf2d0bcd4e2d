/**
 * What reports count of legal process: immutable events without names, written in the transaction of the step they tell of. Entry points: {@link org.habeas.legalprocess.disclosure.DisclosureEvents} to append and to read, {@link org.habeas.legalprocess.disclosure.DisclosureEventCsv} for files.
 */
@NamedInterface("disclosure")
@NullMarked
package org.habeas.legalprocess.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
