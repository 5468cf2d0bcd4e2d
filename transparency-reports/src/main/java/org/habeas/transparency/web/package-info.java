/**
 * Pages and API of the transparency report: its tasks, its preview, and the public page.
 */
@NullMarked
package org.habeas.transparency.web;

import org.jspecify.annotations.NullMarked;
