/**
 * Mails of invented people that the demonstration delivers to itself and the {@code send} command offers. Entry point: {@link org.habeas.system.samples.SampleMails}.
 */
@NullMarked
package org.habeas.system.samples;

import org.jspecify.annotations.NullMarked;
