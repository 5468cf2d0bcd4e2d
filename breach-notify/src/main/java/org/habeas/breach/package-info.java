/**
 * Personal-data breaches: what is known and since when, the clocks that run from it, filings to authorities and notices to those affected.
 */
@NullMarked
package org.habeas.breach;

import org.jspecify.annotations.NullMarked;
