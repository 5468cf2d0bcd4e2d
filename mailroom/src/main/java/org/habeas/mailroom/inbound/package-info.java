/**
 * The way in: what the server has is stored sealed before anything else, then read and given to the case it belongs to, to a desk that opens one, or to the holding area. Nothing on the server changes before our commit.
 */
@NullMarked
package org.habeas.mailroom.inbound;

import org.jspecify.annotations.NullMarked;
