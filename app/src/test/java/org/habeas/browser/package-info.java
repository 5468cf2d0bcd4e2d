/** A real browser for tests of the whole application, with people who act in it as they would. */
@NullMarked
package org.habeas.browser;

import org.jspecify.annotations.NullMarked;
