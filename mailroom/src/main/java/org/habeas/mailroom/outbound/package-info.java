/**
 * The way out: letters are rendered, hashed and stored in the caller's transaction and sent later, each under one Message-ID for ever, with every uncertain delivery named.
 */
@NullMarked
package org.habeas.mailroom.outbound;

import org.jspecify.annotations.NullMarked;
