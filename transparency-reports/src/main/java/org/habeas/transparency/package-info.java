/**
 * The half-yearly transparency report: figures computed from disclosure events, and the document made of them. Entry point: {@link org.habeas.transparency.TransparencyDesk}.
 */
@NullMarked
package org.habeas.transparency;

import org.jspecify.annotations.NullMarked;
