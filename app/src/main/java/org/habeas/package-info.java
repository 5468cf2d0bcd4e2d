/**
 * The application as a whole: one class that starts it and marks the root of the modules.
 */
@NullMarked
package org.habeas;

import org.jspecify.annotations.NullMarked;
