/**
 * Hands raw mail to an SMTP server byte for byte, without a mail library, so that the command line answers at once and broken mail stays broken. Only the demonstration and the {@code send} command use it; what Habeas itself sends goes through the mailroom.
 */
@NullMarked
package org.habeas.system.smtp;

import org.jspecify.annotations.NullMarked;
