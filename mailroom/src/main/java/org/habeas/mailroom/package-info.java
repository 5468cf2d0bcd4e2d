/**
 * The mailroom: takes mail in without losing any, finds the case it belongs to, and sends letters so that each leaves once under one Message-ID. The only module that knows a mail library; its faces are the ports of {@link org.habeas.casework.correspondence} and HoldingDesk.
 */
@NullMarked
package org.habeas.mailroom;

import org.jspecify.annotations.NullMarked;
