/**
 * The report's workflow on the engine: one class outward, and delegates inward that each make one call to the desk.
 */
@NullMarked
package org.habeas.transparency.workflow;

import org.jspecify.annotations.NullMarked;
