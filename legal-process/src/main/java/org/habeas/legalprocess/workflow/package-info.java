/**
 * The workflow of a legal process on the engine: one class outward that starts, completes and correlates by business key,
 * and delegates inward that each make one call to a desk. No decision is taken here.
 */
@NullMarked
package org.habeas.legalprocess.workflow;

import org.jspecify.annotations.NullMarked;
