/**
 * The reading side of the programming interface: open tasks and cases as JSON, through the same desks as the pages.
 */
@NullMarked
package org.habeas.inbox.api;

import org.jspecify.annotations.NullMarked;
