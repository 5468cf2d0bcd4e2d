/**
 * Sees to it that production starts only with a complete configuration, and that a start that fails says why in one sentence. Entry point: {@link org.habeas.system.configuration.ProductionRequirements}.
 */
@NullMarked
package org.habeas.system.configuration;

import org.jspecify.annotations.NullMarked;
