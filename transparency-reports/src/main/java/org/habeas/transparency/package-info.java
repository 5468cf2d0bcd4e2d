/**
 * The half-yearly transparency report: figures computed from disclosure events, and the document made of them. Entry points: {@link org.habeas.transparency.TransparencyDesk} to make one, {@link org.habeas.transparency.TransparencyFiles} to read them.
 */
@NullMarked
package org.habeas.transparency;

import org.jspecify.annotations.NullMarked;
