/**
 * Mail as a person may look at it: lists, safe HTML, attachments, the original and what is known of its origin.
 */
@NullMarked
package org.habeas.mailroom.showing;

import org.jspecify.annotations.NullMarked;
