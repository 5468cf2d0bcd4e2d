/**
 * The commands of the one jar. Those that work offline start no Spring; {@code run} and {@code serve} do. Entry point: {@link org.habeas.system.command.Commands}.
 */
@NamedInterface("command")
@NullMarked
package org.habeas.system.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
