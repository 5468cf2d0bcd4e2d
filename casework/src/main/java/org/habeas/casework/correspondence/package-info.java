/**
 * What goes to and comes from people outside: the ports between the features, which know cases, and the mailroom, which knows mail. Entry points: {@link org.habeas.casework.correspondence.MailIntake} inward and {@link org.habeas.casework.correspondence.Outbox} outward.
 */
@NamedInterface("correspondence")
@NullMarked
package org.habeas.casework.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
