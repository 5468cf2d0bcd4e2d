/**
 * What makes the features one running system: commands, sign-in, problems, demonstration mode and configuration, each in a package of its own; start reading at {@code org.habeas.system.command}.
 */
@NullMarked
package org.habeas.system;

import org.jspecify.annotations.NullMarked;
